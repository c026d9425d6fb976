using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Forecasting;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>A draft over the members of a store with what they did.</summary>
public sealed class ForecastHistoryTests
{
    private static readonly string Draft = Journeys.Row(
        ("in", "EventTrigger", """{"event":"test.start","filter":{"property":"city","op":"is","value":"Suzhou"}}""", "Done"), ("mail", "SendEmail", """{"template":"signup-success"}""", "Done"), ("wait", "Wait", """{"duration":"P2D"}""", ""));

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Forecast_OfWhatMembersDid_CountsThemOnTheirDaysAndWritesNothing(Provider provider)
    {
        await using var studio = await RuntimeStudio.OpenAsync(provider);
        await studio.Workspace.AddContentAsync();
        var members = await studio.Workspace.AddMembersAsync(Forecast.Together + 5);
        await studio.TellAsync(members[0], "test.start", RuntimeStudio.Start.AddDays(-3), properties: ("city", "Suzhou"));
        await studio.TellAsync(members[1], "test.start", RuntimeStudio.Start.AddDays(-3), properties: ("city", "Shanghai"));
        await studio.TellAsync(members[^1], "test.start", RuntimeStudio.Start.AddDays(-1), properties: ("city", "Suzhou"));
        await studio.TellAsync(members[2], "test.start", RuntimeStudio.Start.AddDays(-40), properties: ("city", "Suzhou"));
        await studio.AdvanceAsync();
        var before = Everything(studio);
        var content = new ContentCatalog(await studio.Get<WorkspaceContents>().ReadAsync(default));
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), "draft", new VersionId(1), 1), DefinitionJson.Read(Draft).Value, ImportStudio.Catalog).Value;
        var span = ForecastSpan.Before(RuntimeStudio.Start, 30, TimeZoneInfo.FindSystemTimeZoneById(content.Content.Zone));
        var history = studio.Get<ForecastHistory>();
        var told = new List<long>();

        var tally = await history.RunAsync(plan, content, span, told.Add, default);

        Assert.Equal((Forecast.Together + 5L, Forecast.Together + 5L), (await history.CountAsync(default), tally.Members));
        Assert.Equal([Forecast.Together, Forecast.Together + 5L], told);
        Assert.Equal([27, 29], Enumerable.Range(0, 30).Where(day => tally.Entered[day] == 1));
        Assert.Equal((2L, 1L, 1L), (tally.SentByDay(ChannelKeys.Email).Sum(), tally.Refusals["filter"], tally.Waiting["wait"]));
        Assert.Equal(before, Everything(studio));
    }

    [Fact]
    public async Task Forecast_Cancelled_EndsBetweenTwoBatches()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.Workspace.AddContentAsync();
        await studio.Workspace.AddMembersAsync(Forecast.Together + 1);
        var plan = Plan.Compile(new PlanIdentity(new JourneyId(1), "draft", new VersionId(1), 1), DefinitionJson.Read(Draft).Value, ImportStudio.Catalog).Value;
        var content = new ContentCatalog(await studio.Get<WorkspaceContents>().ReadAsync(default));
        var span = ForecastSpan.Before(RuntimeStudio.Start, 5, TimeZoneInfo.Utc);
        using var cancelled = new CancellationTokenSource();
        var done = 0L;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => studio.Get<ForecastHistory>().RunAsync(
            plan, content, span, count => { done = count; cancelled.Cancel(); }, cancelled.Token));

        Assert.Equal(Forecast.Together, done);
    }

    private static string Everything(RuntimeStudio studio) =>
        string.Join(' ', new[] { "event", "enrollment", "token", "message", "entry_refusal", "member_tag", "audit" }.Select(table => studio.Value($"select count(*) from {table}")));
}
