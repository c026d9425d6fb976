using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Execution;

/// <summary>A single turn that comes late: three hours after <see cref="Lab.Start"/>.</summary>
internal static class OneTurn
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);
    private static readonly DateTimeOffset Now = Lab.Start.AddHours(3);

    public static MemberSnapshot Member { get; } = new() { Id = new MemberId(1), PublicId = "yun", Zone = TimeZoneInfo.Utc, Language = Languages.English };

    /// <summary>All events are stored, none is routed.</summary>
    public static MemberChanges Over(string[] activities, params (string Name, TimeSpan At)[] events) =>
        Run(Plan(activities), new MemberWork { Member = Member, Events = Events(Now, events) });

    /// <summary>A token is parked at the only activity since the start.</summary>
    public static MemberChanges Resume(string activity, TimeSpan due, params (string Name, TimeSpan At)[] events)
    {
        var id = activity.Split(' ')[0];
        var enrollment = new Enrollment
        {
            Id = new EnrollmentId(7),
            Journey = new JourneyId(1),
            Version = new VersionId(1),
            Member = Member.Id,
            EntryKey = "",
            Records = ImmutableSortedDictionary<string, string>.Empty,
            EnteredAt = Lab.Start,
            Step = 2,
        };
        var token = new Token
        {
            Number = 1,
            Activity = id,
            Step = 2,
            ArrivedAt = Lab.Start,
            Due = Lab.Start + due,
            DuePort = "Timeout",
            AwaitedEvent = events[0].Name,
            EventPort = "Happened",
        };
        return Run(Plan([activity]), new MemberWork { Member = Member, Active = [new EnrollmentWork(enrollment, [token])], Events = Events(Lab.Start, events) });
    }

    public static string Path(MemberChanges changes) =>
        string.Join(' ', changes.Steps.Select(step => step.LeftAt is null ? step.Activity : $"{step.Activity}:{step.Port ?? step.End}"));

    private static MemberChanges Run(Plan plan, MemberWork work) =>
        MemberTurn.Run(new PlanSet([plan], [plan.Identity.Version], SampleContent.Catalog), work, new Dictionary<string, SessionRecord>(), new IdBlock(100, 10), Now);

    private static List<MemberEvent> Events(DateTimeOffset origin, (string Name, TimeSpan At)[] events) =>
        [.. events.Select((e, index) => new MemberEvent { Id = index + 1, Name = e.Name, At = origin + e.At, StoredAt = Now })];

    private static Plan Plan(string[] activities)
    {
        var bound = activities.Select(drawn => drawn.Split(' ', 3)).Select(parts => new Activity
        {
            Id = parts[0],
            Type = "Journey." + parts[1],
            Settings = PropertyBag.From(JsonElement.Parse(parts[2])),
        }).ToImmutableArray();
        var definition = new JourneyDefinition
        {
            DefinitionId = "j1",
            Activities = bound,
            Connections = [.. bound.Zip(bound.Skip(1), (from, to) => new Connection(from.Id, Port.Done, to.Id))],
        };
        return Engine.Execution.Plan.Compile(new PlanIdentity(new JourneyId(1), "j1", new VersionId(1), 1), definition, Catalog).Value;
    }
}
