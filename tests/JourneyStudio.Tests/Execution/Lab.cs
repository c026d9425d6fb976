using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Execution;

/// <summary>One member, small journeys drawn in a few words, and virtual time.</summary>
internal sealed class Lab
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private readonly List<JourneyDefinition> journeys = [];
    private readonly List<ScenarioAct> acts = [];
    private readonly List<SessionMove> moves = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Tags beside those of the sample.</summary>
    public ImmutableArray<TagDefinition> Known { get; init; } = [];

    public string Zone { get; init; } = "Asia/Shanghai";

    public DateTimeOffset? Until { get; init; }

    public (string Key, object Value)[] Attributes { get; init; } = [];

    /// <summary>Addresses beside the mail address, each with consent to all.</summary>
    public (string Channel, string Address)[] Reached { get; init; } = [];

    public SessionRecord[] Sessions { get; init; } = [];

    /// <summary>Yun works here.</summary>
    public bool Staff { get; init; }

    public ContactPolicy Policy { get; init; } = ContactPolicy.Open;

    /// <summary>Draws a journey: activities as <c>id Type {settings}</c>, connections as <c>from.Port>to</c>.</summary>
    public Lab Journey(string[] activities, string connections, string rules = "{}")
    {
        var definition = new
        {
            definitionId = $"j{journeys.Count + 1}",
            customProperties = new { journey = JsonElement.Parse(rules) },
            root = new
            {
                id = "flow",
                type = "Elsa.Flowchart",
                activities = activities.Select(Activity),
                connections = connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Connection),
            },
        };
        journeys.Add(DefinitionJson.Read(JsonSerializer.Serialize(definition)).Value);
        return this;
    }

    public Lab Happens(string name, TimeSpan after, params (string Name, object Value)[] properties)
    {
        acts.Add(new ScenarioAct
        {
            At = Start + after,
            Member = "yun",
            Event = name,
            Properties = properties.ToImmutableSortedDictionary(p => p.Name, p => JsonSerializer.SerializeToElement(p.Value)),
        });
        return this;
    }

    /// <summary>A guide finishes the member's open task.</summary>
    public Lab Finishes(string purpose, string outcome, TimeSpan after) => Happens(GuideTasks.Finished, after, (GuideTasks.Purpose, purpose), (GuideTasks.Outcome, outcome));

    /// <summary>An attribute takes another value; null clears it.</summary>
    public Lab Changes(string attribute, object? value, TimeSpan after)
    {
        acts.Add(new ScenarioAct
        {
            At = Start + after,
            Member = "yun",
            Event = "profile.edited",
            Set = ImmutableSortedDictionary<string, JsonElement>.Empty.Add(attribute, JsonSerializer.SerializeToElement(value)),
        });
        return this;
    }

    public Lab Moves(SessionRecord session, TimeSpan after)
    {
        moves.Add(new SessionMove(Start + after, session));
        return this;
    }

    /// <summary>The journeys, ready to run.</summary>
    public List<Plan> Compile() => [.. journeys.Select((definition, index) => Plan.Compile(
        new PlanIdentity(new JourneyId(index + 1), definition.DefinitionId, new VersionId(index + 1), 1) { PublishedAt = Start }, definition, Catalog).Value)];

    /// <summary>The first journey as the second version of another.</summary>
    public Plan CompileAfter(Plan first) => Plan.Compile(first.Identity with { Version = new VersionId(2), Number = 2 }, journeys[0], Catalog).Value;

    /// <summary>The journeys with the samples' content.</summary>
    public PlanSet Plans() => Compile() is var plans ? new PlanSet(plans, plans.Select(plan => plan.Identity.Version), SampleContent.Catalog) : PlanSet.Empty;

    /// <summary>One turn of everybody.</summary>
    public static async Task<(int Entries, IReadOnlyList<MemberChanges> Changes)> TurnAsync(InMemoryStore store, PlanSet plans, DateTimeOffset now)
    {
        var result = await BatchTurn.RunAsync(store, new SlotLease([.. Enumerable.Range(0, SlotLease.Count)], 1), plans, now, 1000, default);
        return (result.Changes.Sum(change => change.Enrollments.Length), result.Changes);
    }

    public async Task<LabResult> RunAsync()
    {
        var plans = Compile();
        var scenario = new Scenario
        {
            Name = "lab",
            Journeys = [],
            Content = "",
            Start = Start,
            Until = Until,
            Members =
            [
                new ScenarioMember
                {
                    Id = "yun",
                    Zone = Zone,
                    Staff = Staff,
                    Tags = Tags,
                    Attributes = Attributes.ToImmutableSortedDictionary(a => a.Key, a => JsonSerializer.SerializeToElement(a.Value)),
                    Marketing = [ChannelKeys.Email, .. Reached.Select(way => way.Channel)],
                    Addresses = Reached.Aggregate(ImmutableSortedDictionary<string, string>.Empty.Add(ChannelKeys.Email, "yun@example.com"), (all, way) => all.Add(way.Channel, way.Address)),
                },
            ],
            Sessions = [.. Sessions],
            When = [.. acts],
            Moves = [.. moves],
            Then = [],
        };
        var store = new InMemoryStore(Sessions.ToDictionary(session => session.Key));
        return new LabResult(await ScenarioRun.RunAsync(scenario, new PlanSet(plans, plans.Select(plan => plan.Identity.Version), new ContentCatalog(SampleContent.Catalog.Content with { Contact = Policy, Tags = [.. SampleContent.Catalog.Content.Tags, .. Known] })), Render, store), store);
    }

    private static RenderResult.Ready Render(RenderRequest request) =>
        new(new RenderedMessage(request.Channel, request.Member.Language, request.Template.Key, null, null, null, [], null));

    /// <summary>What the check finds in the settings of one activity.</summary>
    public static IEnumerable<Problem> Problems(string kind, string settings) => Bind(kind, settings).Problems;

    /// <summary>One activity, bound to its kind.</summary>
    public static BoundActivity Bind(string kind, string settings) =>
        Catalog.Bind(new JourneyStudio.Engine.Definitions.Activity { Id = "a", Type = "Journey." + kind, Settings = PropertyBag.From(JsonElement.Parse(settings)) })!;

    private static Dictionary<string, object> Activity(string drawn)
    {
        var parts = drawn.Split(' ', 3);
        var activity = new Dictionary<string, object> { ["id"] = parts[0], ["type"] = "Journey." + parts[1] };
        if (parts.Length == 3) foreach (var setting in JsonElement.Parse(parts[2]).EnumerateObject()) activity[setting.Name] = setting.Value;
        return activity;
    }

    private static object Connection(string drawn)
    {
        var (from, to) = (drawn.Split('>')[0], drawn.Split('>')[1]);
        return new { source = new { activity = from.Split('.')[0], port = from.Split('.')[1] }, target = new { activity = to, port = "In" } };
    }
}

/// <summary>What came of it.</summary>
internal sealed record LabResult(ScenarioResult Result, InMemoryStore Store)
{
    public IReadOnlyList<Conversion> Conversions => Store.Conversions;

    public MemberSnapshot Member => Result.Members["yun"];

    /// <summary>Steps of a journey as <c>activity:Port</c>, with the seconds after the start at which they were left.</summary>
    public string Path(int journey = 1) => string.Join(' ', Result.Trace
        .Where(traced => traced.Journey.Value == journey)
        .Select(traced => traced.Step.LeftAt is null ? traced.Step.Activity : $"{traced.Step.Activity}:{traced.Step.Port ?? traced.Step.End}"));

    /// <summary>What the last visit of an activity asked for, in short.</summary>
    public IEnumerable<string> Effects(string activity, int journey = 1) => Result.Trace.Last(traced => traced.Journey.Value == journey && traced.Step.Activity == activity).Step.Effects;

    public EnrollmentState State(int journey = 1) => Result.Trace.Last(traced => traced.Journey.Value == journey).State;

    public DateTimeOffset? Left(string activity) => Result.Trace.Last(traced => traced.Step.Activity == activity).Step.LeftAt;

    /// <summary>The instants that a wait resolved to, in the order it did.</summary>
    public IEnumerable<string> Resolved(string activity) => Result.Trace.Last(traced => traced.Step.Activity == activity).Step.Values
        .Where(value => value.Name == DecidingValue.Until).Select(value => value.Value);

    public int Entries(int journey = 1) => Result.Trace.Where(traced => traced.Journey.Value == journey).Select(traced => traced.Step.Enrollment).Distinct().Count();
}
