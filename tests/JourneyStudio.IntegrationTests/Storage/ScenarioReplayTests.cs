using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Laws;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>The same scripts in memory, on SQLite and on PostgreSQL: the same trace, the same messages, the laws kept.</summary>
public sealed class ScenarioReplayTests
{
    public static TheoryData<string, Provider> Scenarios
    {
        get
        {
            var scenarios = new TheoryData<string, Provider>();
            foreach (var name in SampleScenarios.Names)
            {
                scenarios.Add(name, Provider.Sqlite);
                scenarios.Add(name, Provider.PostgreSql);
            }
            return scenarios;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Replay_OnADatabase_GivesTheTraceOfTheSimulation(string name, Provider provider)
    {
        var (scenario, plans) = SampleScenarios.Read(name);
        var expected = await ScenarioRun.RunAsync(
            scenario, plans, SampleScenarios.Renderer, new InMemoryStore(scenario.Sessions.ToDictionary(session => session.Key)));
        await using var studio = await TemporaryStudio.OpenAsync(provider);
        await WriteSessionsAsync(studio, scenario);
        await WriteVersionsAsync(studio, plans);
        await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, TestMembers.Now, default);

        var actual = await ScenarioRun.RunAsync(scenario, plans, SampleScenarios.Renderer, new StoredScenarios(studio, studio.Get<IJourneyStore>()));

        Assert.Equal(expected.Golden(), actual.Golden(), ignoreLineEndingDifferences: true);
        Assert.Empty(actual.Failures);
        Assert.Equal(expected.Messages.Select(Said), actual.Messages.Select(Said));
        Assert.Equal((long)expected.Messages.Length, studio.Scalar("select count(*) from message"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(overdueBefore: null, default));
    }

    private static string Said(ScenarioMessage message) =>
        $"{message.Member} {message.Activity} {message.At:O} {message.Channel} {message.Template} {(message.Rendered as RenderResult.Ready)?.Message.Subject}";

    private static async Task WriteSessionsAsync(TemporaryStudio studio, Scenario scenario)
    {
        await using var context = studio.Context();
        context.AddRange(scenario.Sessions.Select(session => new SessionRow
        {
            Key = session.Key,
            Campaign = session.Campaign,
            Store = session.Store,
            Names = session.Names,
            Place = session.Place,
            TimeZone = session.Zone,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            Capacity = session.Capacity,
            Lecturer = session.Lecturer,
            Coupon = session.Coupon,
        }));
        await context.SaveChangesAsync();
    }

    private static async Task WriteVersionsAsync(TemporaryStudio studio, PlanSet plans)
    {
        await using var context = studio.Context();
        foreach (var plan in plans.Plans)
        {
            context.Add(new JourneyRow
            {
                Id = plan.Identity.Journey.Value,
                DefinitionId = plan.Identity.Key,
                Name = plan.Identity.Key,
                NameFolded = plan.Identity.Key,
                State = "live",
                Priority = plan.Priority,
                PublishedVersion = plan.Identity.Number,
            });
            context.Add(new JourneyVersionRow
            {
                Id = plan.Identity.Version.Value,
                JourneyId = plan.Identity.Journey.Value,
                Number = plan.Identity.Number,
                Text = Engine.Definitions.DefinitionJson.Write(plan.Definition, SampleScenarios.Catalog.PropertyOrder),
                Priority = plan.Priority,
            });
        }
        await context.SaveChangesAsync();
    }
}
