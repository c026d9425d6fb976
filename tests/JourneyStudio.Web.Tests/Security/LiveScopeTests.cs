using Bunit;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Web.Features.Members;
using JourneyStudio.Web.Features.Tasks;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Tests.Touchpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>A page stays open while its member goes to a store of another region: from the next look on nothing of them is drawn.</summary>
public sealed class LiveScopeTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Account = "region-manager";
    private const string Told = "Fresh word of theirs";
    private static long last = 8_900_000;
    private readonly Workspace workspace = new(host);

    [Fact]
    public async Task Member_WhoLeavesTheRegion_LeavesTheirOpenPage()
    {
        var member = await MemberAsync();
        using var context = Over(typeof(MemberProfiles), typeof(JourneyOverviews), typeof(MemberTimelines), typeof(ContentNaming), typeof(PublishedDefinitions));
        context.Services.AddTransient<TimelineWords>().AddTransient<RecordWords>();

        await GoneAsync(member, context.Open<MemberPage>($"/members/{member.PublicId}", parameters => parameters.Add(shown => shown.PublicId, member.PublicId)));
    }

    [Fact]
    public async Task Tasks_OpenWhileOneGoesToAnotherRegion_ShowNothingOfIt()
    {
        var member = await MemberAsync();
        using var context = Over(typeof(TaskListings), typeof(TaskStores), typeof(TaskDesk));

        await GoneAsync(member, context.Open<TasksPage>("/tasks"));
    }

    private BunitContext Over(params Type[] services)
    {
        var context = Pages.Over(host, services);
        context.SignIn(host, Account);
        return context;
    }

    private async Task GoneAsync<T>(MemberRow member, IRenderedComponent<T> page)
        where T : class, IComponent
    {
        page.WaitForAssertion(() => Assert.Contains(Told, page.Markup, StringComparison.Ordinal));

        var elsewhere = await StoreAsync(inRegion: false);
        await workspace.SaveAsync(context =>
        {
            context.Set<MemberRow>().Single(row => row.Id == member.Id).StoreId = elsewhere;
            context.Set<GuideTaskRow>().Single(row => row.MemberId == member.Id).StoreId = elsewhere;
        });
        var tick = page.FindComponent<Refresh>().Instance.OnTick;
        await page.InvokeAsync(() => tick.InvokeAsync());

        page.WaitForAssertion(() => Assert.DoesNotContain(Told, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Quillon", page.Markup, StringComparison.Ordinal);
    }

    private async Task<MemberRow> MemberAsync()
    {
        var (id, now) = (Interlocked.Increment(ref last), Workspace.Now);
        var store = await StoreAsync(inRegion: true);
        var member = new MemberRow { Id = id, PublicId = PublicId.New(), Slot = 1, Name = "Quillon Quist", NameFolded = FoldedText.Of("Quillon Quist"), StoreId = store, CreatedAt = now, UpdatedAt = now };
        await workspace.SaveAsync(context => context.AddRange(
            member,
            new MessageRow { Id = id, MemberId = id, EffectKey = $"scope:{id}", Channel = ChannelKeys.InApp, Template = "scope", Class = "service", Address = "app", State = MessageStates.Sent, Subject = Told, BodyText = Told, RecordedAt = now, SentAt = now, UpdatedAt = now },
            new GuideTaskRow { Id = id, PublicId = PublicId.New(), MemberId = id, EffectKey = $"scope:{id}", Activity = "ask", Purpose = "scope", Kind = "phone", Title = Told, Script = Told, Outcomes = """["Well"]""", StoreId = store, CreatedAt = now, Due = now.AddMinutes(-1), State = TaskStates.Open }));
        return member;
    }

    /// <summary>A store that the manager of the region sees, or one that they don't.</summary>
    private async Task<long> StoreAsync(bool inRegion)
    {
        var user = await workspace.ReadAsync(context => context.Users.Where(row => row.UserName == Account).Select(row => row.Id).SingleAsync());
        var units = (await host.Services.GetRequiredService<AccessReading>().OfUserAsync(user, default)).Scope.Units!;
        var stores = await workspace.ReadAsync(context => context.Set<OrgUnitRow>().Where(row => row.Kind == "store").Select(row => row.Id).ToListAsync());
        return stores.First(store => units.Contains(store) == inRegion);
    }
}
