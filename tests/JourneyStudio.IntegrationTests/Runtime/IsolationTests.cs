using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Advancing;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>A turn that throws: what throws ends visibly, what does not goes on.</summary>
public sealed class IsolationTests
{
    private static readonly DateTimeOffset Now = RuntimeStudio.Start;
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Load(typeof(Activities.Condition.ConditionActivity).Assembly);
    private static readonly Dictionary<string, SessionRecord> NoSessions = [];

    private static readonly PlanSet Plans = new(
        [Compile(1, "Journey.EventTrigger"), Compile(2, "Journey.EventTrigger")], [new VersionId(1), new VersionId(2)], ContentCatalog.Empty);

    [Fact]
    public void Run_OneEnrollmentThrows_EndsItAndAdvancesTheOther()
    {
        var work = Work(Parked(10, version: 1, due: Now), Broken(Parked(11, version: 2, due: Now)));

        var changes = Isolation.Run(Plans, work, NoSessions, new IdBlock(100, 100), Now, new InvalidDataException());

        Assert.Equal(["10 Completed ", "11 Failed error: InvalidDataException"], States(changes));
    }

    [Fact]
    public void Discard_ChangesThatCannotBeWritten_RoutesTheEventsAndRefusesEntryWithTheReason()
    {
        var occurred = new MemberEvent { Id = 5, Name = "test.start", At = Now, StoredAt = Now };
        var work = Work(Parked(10, version: 1, due: null)) with { Events = [occurred] };
        var refused = MemberTurn.Run(Plans, work, NoSessions, new IdBlock(100, 100), Now);

        var changes = Isolation.Discard(Plans, work, refused, Now, new InvalidDataException());

        Assert.Equal(occurred.Id, Assert.Single(changes.Routed));
        Assert.Equal([Isolation.Reason, Isolation.Reason], changes.Refusals.Select(refusal => refusal.Reason));
        Assert.DoesNotContain(changes.Enrollments, change => change.StepBefore is null);
    }

    private static IEnumerable<string> States(MemberChanges changes) =>
        changes.Enrollments.OrderBy(change => change.Enrollment.Id.Value).Select(change => $"{change.Enrollment.Id.Value} {change.Enrollment.State} {change.Enrollment.Reason}");

    private static MemberWork Work(params EnrollmentWork[] active) => new()
    {
        Member = new MemberSnapshot { Id = new MemberId(1), PublicId = "p", Zone = TimeZoneInfo.Utc, Language = "en" },
        Active = active,
    };

    private static EnrollmentWork Parked(long id, long version, DateTimeOffset? due) => new(
        new Enrollment
        {
            Id = new EnrollmentId(id),
            Journey = new JourneyId(version),
            Version = new VersionId(version),
            Member = new MemberId(1),
            EntryKey = "",
            Records = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
            EnteredAt = Now,
            Step = 2,
        },
        [new Token { Number = 1, Activity = "wait", Step = 2, ArrivedAt = Now, Due = due, DuePort = "Done" }]);

    /// <summary>Two tokens of one number: the engine refuses to work with them.</summary>
    private static EnrollmentWork Broken(EnrollmentWork work) => work with { Tokens = [work.Tokens[0] with { Activity = "gone", Follows = true }] };

    private static Plan Compile(long version, string trigger)
    {
        var text = Journeys.Row(("start", trigger["Journey.".Length..], """{"event":"test.start"}""", "Done"), ("wait", "Wait", """{"duration":"PT1H"}""", ""));
        var identity = new PlanIdentity(new JourneyId(version), $"journey-{version}", new VersionId(version), 1);
        return DefinitionJson.Read(text).Then(definition => Plan.Compile(identity, definition, Catalog)).Value;
    }
}
