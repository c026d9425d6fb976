using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Merging;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Tests.Execution;

/// <summary>SEMANTICS, "Merging and erasing members", in memory. The databases replay the same in the scenarios, and prove the rest in MergingTests of the runtime.</summary>
public sealed class MergingTests
{
    private static readonly MemberId One = new(1), Other = new(2);
    private static readonly SlotLease Lease = new([], 1);
    private static readonly PlanSet Plans = new Lab()
        .Journey(["in EventTrigger {\"event\":\"go\"}", "wait WaitForEvent {\"event\":\"paid\",\"timeout\":\"P9D\"}", "tag Tags {\"add\":[\"vip\"]}"], "in.Done>wait wait.Happened>tag")
        .Plans();

    private readonly InMemoryStore store = new(new Dictionary<string, SessionRecord>());

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [Trait("Semantics", "merging.merge")]
    public async Task Merge_BothAreActive_TheOlderStaysWhoeverSurvives(int survivor, int duplicate)
    {
        await EnterAsync(One, 0);
        await EnterAsync(Other, 1);
        await store.MergeAsync(new MergeRequest(new(survivor), new(duplicate), 42), Plans, At(2), default);
        await HappensAsync(new(duplicate), 3, "paid");

        var trace = await store.TraceAsync(default);
        Assert.All(trace, traced => Assert.Equal(survivor, traced.Member.Value));
        Assert.Equal("in:Done wait:Happened tag:Done", Path(trace, 1));
        Assert.Equal("in:Done wait:exited!merge", Path(trace, 2));
        Assert.Contains(new TagKey("vip", ""), (await store.MemberAsync(new(survivor), default)).Tags);
    }

    [Fact]
    [Trait("Semantics", "merging.merge")]
    public async Task Merge_WhatMoves_SaysByWhomAndKeepsItsClock()
    {
        await EnterAsync(Other, 0);
        await EnterNobodyAsync(One);
        await store.MergeAsync(new MergeRequest(One, Other, 42), Plans, At(2), default);

        var parked = (await store.TraceAsync(default))[^1].Step;
        Assert.Equal((new Intervention(Intervention.Merged, 42), At(0)), (parked.By, parked.ArrivedAt));
        Assert.Contains(new DecidingValue(DecidingValue.MergedFrom, "p2"), parked.Values);
        Assert.Equal(At(0).AddDays(9), await store.NextDueAsync(Lease, default));
    }

    [Fact]
    [Trait("Semantics", "merging.merge")]
    public async Task Merge_WhoCameInBefore_DoesNotComeInAgain()
    {
        await EnterAsync(Other, 0);
        await HappensAsync(Other, 1, "paid");
        await EnterNobodyAsync(One);
        await store.MergeAsync(new MergeRequest(One, Other, 42), Plans, At(2), default);
        await HappensAsync(One, 3, "go");
        Assert.Single((await store.TraceAsync(default)).Select(traced => traced.Step.Enrollment).Distinct());
    }

    [Fact]
    [Trait("Semantics", "merging.erase")]
    public async Task Erase_WhoWaits_LeavesAndNothingOfThemIsKnown()
    {
        await EnterAsync(One, 0);
        await store.EraseAsync(One, Plans, At(1), default);
        await HappensAsync(One, 2, "paid");
        await HappensAsync(One, 3, "go");

        var trace = await store.TraceAsync(default);
        Assert.Equal("in:Done wait:exited", Path(trace, 1));
        Assert.Equal(EnrollmentState.Exited, Assert.Single(trace.Select(traced => traced.State).Distinct()));
        Assert.All(trace, traced => Assert.Empty(traced.Step.Values));
        var member = await store.MemberAsync(One, default);
        Assert.True(member.Closed);
        Assert.Empty(member.Attributes);
        Assert.Empty(member.Addresses);
    }

    [Fact]
    public void Turn_EventsOfWhoWasMerged_AreHandedOnAndNothingIsDecided()
    {
        var work = new MemberWork
        {
            Member = Member(2) with { MergedInto = One },
            Events = [new MemberEvent { Id = 7, Name = "go", At = At(0), StoredAt = At(0) }],
        };
        var changes = MemberTurn.Run(Plans, work, new Dictionary<string, SessionRecord>(), new IdBlock(0, 0), At(1));
        Assert.Equal((One, 7), (changes.Forwarded!.To, Assert.Single(changes.Forwarded.Events)));
        Assert.Empty(changes.Enrollments);
        Assert.Empty(changes.Routed);
    }

    [Fact]
    public void Stricter_WhatEitherTookBack_IsNotAgreedTo()
    {
        Consent email = new("email", MessagePurpose.Marketing), sms = new("sms", MessagePurpose.Marketing), wecom = new("wecom", MessagePurpose.Service);
        var one = new ConsentBook(Set(email, sms), Set<Consent>(), Set("email", "sms"));
        var other = new ConsentBook(Set(sms, wecom), Set(email), Set("sms", "wecom"));
        // Both agreed; one agreed and took no other address into account; one took it back.
        Assert.Equal([sms, wecom], ConsentBook.Stricter(one, other).OrderBy(consent => consent.Channel, StringComparer.Ordinal));
        Assert.Equal([wecom], ConsentBook.Stricter(one with { Granted = Set(email) }, other).OrderBy(consent => consent.Channel, StringComparer.Ordinal));
    }

    private static HashSet<T> Set<T>(params T[] items) => [.. items];

    private static DateTimeOffset At(double hours) => Lab.Start.AddHours(hours);

    private static MemberSnapshot Member(long id) => new()
    {
        Id = new(id),
        PublicId = $"p{id}",
        Zone = TimeZoneInfo.Utc,
        Language = Languages.English,
        Attributes = new Dictionary<string, AttributeValue> { ["name"] = new AttributeValue.Text("Yun") },
        Addresses = new Dictionary<string, string> { [ChannelKeys.Email] = $"{id}@example.com" },
    };

    private static string Path(IReadOnlyList<TracedStep> trace, long enrollment) => string.Join(' ', trace.Where(traced => traced.Step.Enrollment.Value == enrollment).Select(traced => traced.Step)
        .Select(step => $"{step.Activity}{(step.LeftAt is null ? "" : $":{step.Port ?? step.End}")}{(step.By is { Actor: 42, Kind: Intervention.Merged } && step.Port is null ? "!merge" : "")}"));

    private async Task EnterNobodyAsync(MemberId member) => await store.AddMemberAsync(Member(member.Value), default);

    private async Task EnterAsync(MemberId member, double hours)
    {
        await EnterNobodyAsync(member);
        await HappensAsync(member, hours, "go");
    }

    private async Task HappensAsync(MemberId member, double hours, string name)
    {
        await store.ActAsync(new MemberAct(member, At(hours), name, ImmutableSortedDictionary<string, AttributeValue>.Empty, ImmutableSortedDictionary<string, AttributeValue?>.Empty, null), default);
        while ((await BatchTurn.RunAsync(store, Lease, Plans, At(hours), 10, default)).Members > 0)
        {
        }
    }
}
