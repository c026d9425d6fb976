using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Operations;

/// <summary>A live journey that is started by hand and lets its members wait for a day.</summary>
internal sealed class OperatedJourney
{
    private readonly IServiceProvider services;

    private OperatedJourney(IServiceProvider services, string id, string name) => (this.services, Id, Name) = (services, id, name);

    public string Id { get; }

    public string Name { get; }

    /// <param name="services">Those of the studio.</param>
    /// <param name="audience">Rule of whom it starts for, JSON.</param>
    public static async Task<OperatedJourney> PublishAsync(IServiceProvider services, string audience = "null")
    {
        var id = $"by-hand-{Guid.NewGuid():n}";
        var journey = new OperatedJourney(services, id, $"By hand {id[^4..]}");
        await services.GetRequiredService<JourneyCreation>().BeginAsync(id, journey.Name, journey.Text(audience), null, default);
        Assert.Equal(1, await services.GetRequiredService<JourneyPublishing>().PublishAsync(id, 0, null, default));
        services.GetRequiredService<RuntimeSignals>().PlansChanged();
        return journey;
    }

    /// <summary>All twenty members of the samples are in the first of its two versions.</summary>
    public static async Task<OperatedJourney> InFlightAsync(IServiceProvider services)
    {
        var journey = await StartedAsync(services);
        await journey.PublishAgainAsync();
        return journey;
    }

    /// <summary>All twenty members of the samples are in its only version.</summary>
    public static async Task<OperatedJourney> StartedAsync(IServiceProvider services)
    {
        var journey = await PublishAsync(services);
        await services.GetRequiredService<ManualStarts>().StartAsync(journey.Id, "start", null, default);
        await FollowedAsync(() => journey.CountAsync("active"));
        return journey;
    }

    /// <summary>Until the runtime has carried all twenty members along.</summary>
    public static async Task FollowedAsync(Func<Task<int>> count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await count() < 20) await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Comes out once more: the rest is of another length, and another activity follows.</summary>
    public async Task PublishAgainAsync()
    {
        var revision = await EditAsync();
        Assert.Equal(2, await services.GetRequiredService<JourneyPublishing>().PublishAsync(Id, revision, null, default));
        services.GetRequiredService<RuntimeSignals>().PlansChanged();
    }

    /// <summary>Another length of the rest, not yet published.</summary>
    public async Task<int> EditAsync()
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var draft = await context.Set<DraftRow>().SingleAsync(row => context.Set<JourneyRow>().Any(journey => journey.Id == row.JourneyId && journey.DefinitionId == Id));
        draft.Text = Text("null").Replace("P1D", "P3D", StringComparison.Ordinal);
        draft.Revision++;
        await context.SaveChangesAsync();
        return draft.Revision;
    }

    public Task<string> StateAsync() => ReadAsync(context => context.Set<JourneyRow>().Where(row => row.DefinitionId == Id).Select(row => row.State).SingleAsync());

    /// <summary>Enrollments in a state.</summary>
    public Task<int> CountAsync(string state) => ReadAsync(context =>
        (from enrollment in context.Set<EnrollmentRow>() join row in context.Set<JourneyRow>() on enrollment.JourneyId equals row.Id where row.DefinitionId == Id && enrollment.State == state select enrollment).CountAsync());

    /// <summary>Active enrollments of a version.</summary>
    public Task<int> InVersionAsync(int number) => ReadAsync(context =>
        (from enrollment in context.Set<EnrollmentRow>()
         join version in context.Set<JourneyVersionRow>() on enrollment.VersionId equals version.Id
         join row in context.Set<JourneyRow>() on version.JourneyId equals row.Id
         where row.DefinitionId == Id && version.Number == number && enrollment.State == "active"
         select enrollment).CountAsync());

    private async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await read(context);
    }

    private string Text(string audience) => $$$"""
        {"$schema":"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json","definitionId":"{{{Id}}}","name":"{{{Name}}}","version":1,"toolVersion":"3.8.0.0",
         "root":{"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[
           {"id":"start","type":"Journey.ManualTrigger","version":1,"audience":{{{audience}}},"metadata":{"displayText":"Everybody we know"}},
           {"id":"rest","type":"Journey.Wait","version":1,"duration":"P1D","metadata":{"displayText":"Rest a day"}}],
          "connections":[{"source":{"activity":"start","port":"Done"},"target":{"activity":"rest","port":"In"}}]}}
        """;
}
