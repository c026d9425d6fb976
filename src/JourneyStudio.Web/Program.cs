using JourneyStudio.Runtime;
using JourneyStudio.Storage;
using JourneyStudio.Web.Features.Account;
using JourneyStudio.Web.Features.ApiKeys;
using JourneyStudio.Web.Features.Attributes;
using JourneyStudio.Web.Features.Audit;
using JourneyStudio.Web.Features.Campaigns;
using JourneyStudio.Web.Features.Designer;
using JourneyStudio.Web.Features.Events;
using JourneyStudio.Web.Features.Events.Records;
using JourneyStudio.Web.Features.Exporting;
using JourneyStudio.Web.Features.Forecast;
using JourneyStudio.Web.Features.Health;
using JourneyStudio.Web.Features.Importing;
using JourneyStudio.Web.Features.Journeys;
using JourneyStudio.Web.Features.Members;
using JourneyStudio.Web.Features.Merging;
using JourneyStudio.Web.Features.Operations;
using JourneyStudio.Web.Features.Organisation;
using JourneyStudio.Web.Features.People;
using JourneyStudio.Web.Features.QrCodes;
using JourneyStudio.Web.Features.ReadApi;
using JourneyStudio.Web.Features.Sample;
using JourneyStudio.Web.Features.Sandbox;
using JourneyStudio.Web.Features.Segments;
using JourneyStudio.Web.Features.SignIn;
using JourneyStudio.Web.Features.Tags;
using JourneyStudio.Web.Features.Tasks;
using JourneyStudio.Web.Features.Touchpoints;
using JourneyStudio.Web.Shared.Links;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Start;
using JourneyStudio.Web.Shared.Trying;
using JourneyStudio.Web.Shared.Viewing;

return await StartUp.RunAsync(args, Add, Map);

static void Add(WebApplicationBuilder builder)
{
    builder.Services.AddStudioStorage(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddStudioLanguages();
    builder.Services.AddStudioSecurity();
    builder.Services.AddStudioPages();
    builder.Services.AddStudioActivities();
    builder.Services.AddStudioChannels(builder.Configuration);
    builder.Services.AddSampleWorkspace(builder.Environment);
    builder.Services.AddStudioRuntime(builder.Configuration);
    builder.Services.AddEvents(builder.Configuration);
    builder.Services.AddHealth(builder.Configuration);
    builder.Services.AddReadApi();
    builder.Services.AddSignIn(builder.Environment);
    builder.Services.AddPeople();
    builder.Services.AddAudit();
    builder.Services.AddApiKeys();
    builder.Services.AddJourneys();
    builder.Services.AddMembers();
    builder.Services.AddSegments();
    builder.Services.AddTags();
    builder.Services.AddAttributes();
    builder.Services.AddTasks();
    builder.Services.AddTouchpoints();
    builder.Services.AddDesigner();
    builder.Services.AddQrCodes();
    builder.Services.AddTrying();
    builder.Services.AddSandbox();
    builder.Services.AddForecast();
}

static void Map(WebApplication app)
{
    app.UseStudioPipeline();
    app.MapStudioPages();
    app.MapPreferences();
    app.MapSignOut();
    app.MapAccount();
    app.MapTasks();
    app.MapTouchpoints();
    app.MapQrCodes();
    app.MapCampaigns();
    app.MapHandovers();
    app.MapEvents();
    app.MapCalls();
    app.MapRecords();
    app.MapCouponActs();
    app.MapStaff();
    app.MapHealth();
    app.MapOperations();
    app.MapMerging();
    app.MapPersons();
    app.MapImporting();
    app.MapExporting();
    app.MapJourneys();
    app.MapDesigner();
    app.MapReadApi();
}
