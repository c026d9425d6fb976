using JourneyStudio.Activities.Wait;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Tests.Simulation.Forecasting;

public sealed class ForecastTests
{
    private static readonly ForecastSpan Span = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), 30);

    private const string Journey = """
        {"definitionId":"f","root":{"id":"flow","type":"Elsa.Flowchart","activities":[
          {"id":"in","type":"Journey.EventTrigger","event":"came"},
          {"id":"mail","type":"Journey.SendEmail","template":"news"},
          {"id":"wait","type":"Journey.WaitForEvent","event":"paid","timeout":"P3D"},
          {"id":"task","type":"Journey.GuideTask","purpose":"call","kind":"phone","title":"Call","script":"Hello","due":"P1D","outcomes":["done"]}],
         "connections":[{"source":{"activity":"in","port":"Done"},"target":{"activity":"mail","port":"In"}},{"source":{"activity":"mail","port":"Done"},"target":{"activity":"wait","port":"In"}},
          {"source":{"activity":"mail","port":"Skipped"},"target":{"activity":"wait","port":"In"}},{"source":{"activity":"wait","port":"Timeout"},"target":{"activity":"task","port":"In"}}]}}
        """;

    private static readonly ContentCatalog Content = new(new WorkspaceContent
    {
        Templates = [new MessageTemplate("news", new LocalText("News", "新闻"), MessageClass.Marketing, [new MessageVariant(ChannelKeys.Email, Languages.Chinese, "你好", "你好")])],
    });

    [Fact]
    public async Task Known_Members_AreCountedByActivityDayChannelAndStore()
    {
        ForecastMember[] members =
        [
            Member(1, marketing: true, store: "harbour", (2, "came"), (3, "paid")),
            Member(2, marketing: true, store: "harbour", (2, "came")),
            Member(3, marketing: false, store: "maple", (5, "came")),
            Member(4, marketing: true, store: "maple", (29, "came")),
            Member(5, marketing: true, store: "maple", (1, "paid")),
        ];

        var tally = await RunAsync([members]);

        Assert.Equal((5, 4), (tally.Members, tally.Entered.Sum()));
        Assert.Equal([2L, 1L, 1L], new[] { tally.Entered[2], tally.Entered[5], tally.Entered[29] });
        Assert.Equal((4, 2), (tally.Arrivals["mail"].Sum(), tally.Arrivals["task"].Sum()));
        Assert.Equal([2L, 1L], new[] { tally.SentByDay(ChannelKeys.Email)[2], tally.SentByDay(ChannelKeys.Email)[29] });
        Assert.Equal(1, tally.Unsent[(ChannelKeys.Email, "no-consent")][5]);
        Assert.Equal(["harbour 5", "maple 8"], tally.Tasks.OrderBy(store => store.Key, StringComparer.Ordinal).Select(store => $"{store.Key} {Array.IndexOf(store.Value, 1)}"));
        Assert.Equal((1, "wait 1"), (tally.Left[("wait", "Happened")], string.Join(';', tally.Waiting.Select(place => $"{place.Key} {place.Value}"))));
        Assert.Equal((3, 1), (tally.States[EnrollmentState.Completed], tally.States[EnrollmentState.Active]));
    }

    [Fact]
    public async Task Batches_HoweverTheyAreCut_GiveTheSame()
    {
        ForecastMember[] members = [.. Enumerable.Range(1, 40).Select(number => Member(number, number % 2 == 0, $"s{number % 3}", (number % 20, "came"), ((number % 20) + 1, number % 4 == 0 ? "paid" : "looked")))];
        var (whole, cut) = (await RunAsync([members]), await RunAsync(members.Chunk(7)));
        Assert.Equal(Told(whole), Told(cut));
    }

    [Fact]
    public async Task Synthetic_SameSettings_GiveTheSameAndAnotherSeedDoesNot()
    {
        var one = await RunAsync(new SyntheticLoad(300));
        Assert.Equal(Told(one), Told(await RunAsync(new SyntheticLoad(300))));
        Assert.NotEqual(Told(one), Told(await RunAsync(new SyntheticLoad(300, Seed: 2))));
        Assert.Equal((300, 300), (one.Members, one.Entered.Sum()));
        Assert.InRange(one.Left[("wait", "Happened")], 15, 120);
        Assert.InRange(one.Unsent[(ChannelKeys.Email, "no-consent")].Sum(), 50, 130);
    }

    [Theory]
    [InlineData(null, "10 500 500", 0, 0, 0, 0)]
    [InlineData(5, "10 500 500", 400, 2, 5, 80)]
    [InlineData(10, "600 600 600", 0, 0, 0, 0)]
    [InlineData(1, "90 0 0", 30, 0, 2, 30)]
    public void Queue_OfWhatComesByTheHour_DrainsAtItsRate(int? perMinute, string hours, long longest, int at, int empty, int minutes) =>
        Assert.Equal(new QueueDrain(longest, at, empty, TimeSpan.FromMinutes(minutes)), QueueDrain.Of([.. hours.Split(' ').Select(long.Parse)], perMinute));

    private static ForecastMember Member(int number, bool marketing, string store, params (int Day, string Event)[] acts)
    {
        var script = new ScenarioMember
        {
            Id = $"m{number}",
            Attributes = System.Collections.Immutable.ImmutableSortedDictionary<string, System.Text.Json.JsonElement>.Empty.Add(BuiltInAttributes.Store, System.Text.Json.JsonSerializer.SerializeToElement(store)),
            Addresses = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(ChannelKeys.Email, "m@example.com"),
            Marketing = marketing ? [ChannelKeys.Email] : [],
        };
        var snapshot = ScenarioMembers.Snapshot(script, new MemberId(number), Content.Content.Zone);
        return new ForecastMember(snapshot, [.. acts.Select(act => ScenarioMembers.Act(new ScenarioAct { At = Span.From.AddDays(act.Day).AddHours(4), Member = script.Id, Event = act.Event }, snapshot))]);
    }

    private static Plan Plan() => Engine.Execution.Plan.Compile(
        new PlanIdentity(new JourneyId(1), "f", new VersionId(1), 1), DefinitionJson.Read(Journey).Value, ActivityCatalog.Load(typeof(WaitActivity).Assembly)).Value;

    private static Task<ForecastTally> RunAsync(IEnumerable<ForecastMember[]> batches) => RunAsync(Plan(), batches.ToAsyncEnumerable());

    private static Task<ForecastTally> RunAsync(SyntheticLoad load) => load.RunAsync(Plan(), Content, Span, null, default);

    private static Task<ForecastTally> RunAsync(Plan plan, IAsyncEnumerable<IReadOnlyList<ForecastMember>> batches) =>
        Forecast.RunAsync(new PlanSet([plan], [plan.Identity.Version], Content), new Dictionary<string, SessionRecord>(), batches, Span, null, default);

    private static string Told(ForecastTally tally) => string.Join(';', [
        .. tally.Arrivals.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => $"{series.Key} {string.Join(' ', series.Value)}"),
        .. tally.Sent.Select(series => $"{series.Key} {string.Join(' ', series.Value)}"),
        .. tally.Tasks.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => $"{series.Key} {string.Join(' ', series.Value)}"),
    ]);
}
