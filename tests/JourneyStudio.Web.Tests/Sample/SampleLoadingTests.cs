using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Features.Sample;
using JourneyStudio.Web.Shared.Trying;
using JourneyStudio.Web.Tests.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Sample;

public sealed class SampleLoadingTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly Workspace workspace = new(host);

    [Fact]
    public async Task Load_FirstStart_BringsMembersAndLiveJourneys()
    {
        Assert.Equal(20, await workspace.ReadAsync(context => context.Set<MemberRow>().CountAsync()));
        Assert.All(await workspace.ReadAsync(context => context.Set<JourneyRow>().ToListAsync()), journey => Assert.Equal(("live", 1), (journey.State, journey.PublishedVersion)));
        // The members' history is over; what the studio's own tags tell since the start may be on its way.
        Assert.True(await workspace.ReadAsync(context => context.Set<EventRow>().AnyAsync(row => row.Source == "sample")));
        Assert.False(await workspace.ReadAsync(context => context.Set<EventRow>().AnyAsync(row => row.Source == "sample" && !row.Routed)));
    }

    [Fact]
    public async Task Load_FirstStart_KeepsTheScenariosOfTheSampleAndTheyHold()
    {
        var (scenarios, gate, drafts) = (host.Services.GetRequiredService<JourneyScenarios>(), host.Services.GetRequiredService<ScenarioGate>(), host.Services.GetRequiredService<DraftStore>());
        var kept = 0;
        foreach (var journey in await scenarios.JourneysAsync(default))
        {
            var verdict = await gate.JudgeAsync((await drafts.FindAsync(journey, default))!.Definition, default);
            Assert.Empty(verdict.Failing);
            Assert.True(verdict.Coverage > 40);
            kept += verdict.Kept;
        }
        Assert.Equal(12, kept);
    }

    [Fact]
    public async Task Load_Again_ChangesNothing()
    {
        var versions = await workspace.ReadAsync(context => context.Set<JourneyVersionRow>().CountAsync());

        await host.Services.GetRequiredService<SampleLoading>().LoadAsync(CancellationToken.None);

        Assert.Equal(20, await workspace.ReadAsync(context => context.Set<MemberRow>().CountAsync()));
        Assert.Equal(5, versions);
        Assert.Equal(versions, await workspace.ReadAsync(context => context.Set<JourneyVersionRow>().CountAsync()));
    }
}
