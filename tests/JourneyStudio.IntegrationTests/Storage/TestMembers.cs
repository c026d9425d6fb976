using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Members;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>Members and what they did, written straight into the tables.</summary>
internal static class TestMembers
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public static async Task AddAsync(TemporaryStudio studio, params long[] ids)
    {
        await using var context = studio.Context();
        context.AddRange(ids.Select(id => new MemberRow
        {
            Id = id,
            PublicId = $"public-{id}",
            Slot = SlotLease.SlotOf(new MemberId(id)),
            Name = $"Member {id}",
            NameFolded = $"MEMBER {id}",
            Email = $"m{id}@example.com",
            TimeZone = "Asia/Shanghai",
        }));
        await context.SaveChangesAsync();
    }

    public static async Task ActAsync(TemporaryStudio studio, long eventId, long member, string name = "order.paid")
    {
        await using var context = studio.Context();
        context.Add(new EventRow
        {
            Id = eventId,
            MemberId = member,
            Slot = SlotLease.SlotOf(new MemberId(member)),
            Name = name,
            Source = "test",
            At = Now,
            StoredAt = Now,
        });
        await context.SaveChangesAsync();
    }

    /// <summary>A new enrollment that waits at its second step for a time.</summary>
    public static MemberChanges Enters(long member, long enrollment, DateTimeOffset due, params long[] routed)
    {
        var id = new EnrollmentId(enrollment);
        return new MemberChanges
        {
            Member = new MemberId(member),
            Routed = [.. routed],
            Enrollments = [new EnrollmentChange(Enrollment(member, enrollment) with { Step = 2 }, null, [Parked(due)], [])],
            Steps =
            [
                Step(id, 1, "trigger") with { LeftAt = Now, Port = "Done" },
                Step(id, 2, "wait"),
            ],
        };
    }

    /// <summary>The enrollment of <see cref="Enters"/> leaves its wait and completes.</summary>
    public static MemberChanges Completes(long member, long enrollment, int stepBefore = 2) => new()
    {
        Member = new MemberId(member),
        Enrollments =
        [
            new EnrollmentChange(Enrollment(member, enrollment) with { Step = 2, State = EnrollmentState.Completed, EndedAt = Now }, stepBefore, [], [1]),
        ],
        Departures = [Step(new EnrollmentId(enrollment), 2, "wait") with { LeftAt = Now, Port = "Done" }],
    };

    public static Enrollment Enrollment(long member, long enrollment) => new()
    {
        Id = new EnrollmentId(enrollment),
        Journey = new JourneyId(1),
        Version = new VersionId(1),
        Member = new MemberId(member),
        EntryKey = "",
        Records = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("session", "s1"),
        EnteredAt = Now,
    };

    private static Token Parked(DateTimeOffset due) => new() { Number = 1, Activity = "wait", Step = 2, ArrivedAt = Now, Due = due, DuePort = "Done" };

    private static TraceStep Step(EnrollmentId enrollment, int step, string activity) =>
        new() { Enrollment = enrollment, Version = new VersionId(1), Step = step, Token = 1, Activity = activity, ArrivedAt = Now };
}
