using System.Diagnostics.Metrics;
using System.Globalization;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Runtime.Upkeep;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Providers.Sqlite;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>DESIGN 5: retention runs by default and really frees space; the counts, the laws and re-entry rules stay true.</summary>
public sealed class RetentionTests
{
    internal static readonly string Once = Journeys.Row(
        ("start", "EventTrigger", """{"event":"test.start"}""", "Done"),
        ("wait", "Wait", """{"duration":"PT1H"}""", "Done"),
        ("tag", "Tags", """{"add":["pregnant"]}""", "")).Replace("\"mode\":\"always\"", "\"mode\":\"never\"", StringComparison.Ordinal);

    [Fact]
    public async Task Run_EnrollmentsEndedLongAgo_FreesTheirSpaceAndKeepsCountsLawsAndReentry()
    {
        await using var studio = await RuntimeStudio.OpenAsync(JourneyStudio.IntegrationTests.Storage.Provider.Sqlite);
        await studio.PublishAsync(Once);
        var members = await studio.Workspace.AddMembersAsync(4_000);
        foreach (var member in members)
            await studio.TellAsync(member, "test.start", properties: ("page", new string('x', 8_000)));
        await studio.AdvanceAsync();
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));
        studio.Clock.Now = RuntimeStudio.Start.AddDays(399);
        await studio.Get<Retention>().RunAsync(default);
        Assert.Equal("4000", studio.Value("select count(*) from enrollment"));
        var before = Size(studio);

        studio.Clock.Now = RuntimeStudio.Start.AddDays(402);
        await studio.Get<EventKeyJanitor>().RunAsync(default);
        await studio.Get<Retention>().RunAsync(default);
        await studio.Get<FreePages>().ReleaseAsync(default);

        Assert.Equal("0 0 0", studio.Value("select (select count(*) from enrollment) || ' ' || (select count(*) from trace) || ' ' || (select count(*) from event where source = 'test')"));
        Assert.True(Size(studio) < before * 0.7, $"{before:N0} bytes before, {Size(studio):N0} after");
        Assert.Equal("4000 4000", studio.Value("select entered || ' ' || completed from version_stats"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, default));
        await studio.TellAsync(members[0], "test.start");
        await studio.AdvanceAsync();
        Assert.Equal("never", studio.Value($"select reason from entry_refusal where member_id = {members[0].Value}"));
    }

    [Fact]
    public async Task Run_EnrollmentsStillActive_AreKept()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.PublishAsync(Once.Replace("PT1H", "P999D", StringComparison.Ordinal));
        await studio.TellAsync((await studio.Workspace.AddMembersAsync(1))[0], "test.start");
        await studio.AdvanceAsync();

        studio.Clock.Now = RuntimeStudio.Start.AddDays(500);
        await studio.Get<Retention>().RunAsync(default);

        Assert.Equal("1", studio.Value("select count(*) from enrollment"));
    }

    [Fact]
    public async Task Metrics_OfTheStages_CanBeCollected()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == StageMetrics.Meter)
                all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        var metrics = studio.Get<StageMetrics>();
        await studio.TellAsync((await studio.Workspace.AddMembersAsync(1))[0], "test.start");
        studio.Clock.Now = RuntimeStudio.Start.AddSeconds(30);

        await metrics.RefreshAsync(default);
        listener.RecordObservableInstruments();

        Assert.Equal((30, 1), (seen["journeys.stage.lag routing"], seen["journeys.stage.depth routing"]));
        Assert.True(seen["journeys.stage.done intake"] >= 1);
        Assert.All(
            new[] { StageReport.Intake, StageReport.Routing, StageReport.Advancing, StageReport.Operations, StageReport.Dispatch },
            stage => Assert.All(new[] { "lag", "depth", "done" }, figure => Assert.Contains($"journeys.stage.{figure} {stage}", seen.Keys)));
    }

    /// <summary>Pages of the file, written back from the log.</summary>
    private static long Size(RuntimeStudio studio)
    {
        studio.Value("pragma wal_checkpoint(truncate)");
        return long.Parse(studio.Value("select page_count * page_size from pragma_page_count(), pragma_page_size()")!, CultureInfo.InvariantCulture);
    }
}
