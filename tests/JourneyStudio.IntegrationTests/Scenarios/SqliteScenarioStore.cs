using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Scenarios;

/// <summary>Scenarios over a real SQLite file: the hot path is the runtime's own, what it wrote is read back from the tables.</summary>
internal sealed class SqliteScenarioStore(TemporaryStudio studio) : IScenarioStore
{
    private readonly IJourneyStore store = studio.Get<IJourneyStore>();
    private readonly EventAppender appender = studio.Get<EventAppender>();
    private readonly Dictionary<MemberId, MemberSnapshot> known = [];
    private SlotLease? lease;
    private int acts;

    public async Task AddSessionsAsync(IEnumerable<Engine.Content.SessionRecord> sessions)
    {
        await using var context = studio.Context();
        context.AddRange(sessions.Select(session => new SessionRow
        {
            Key = session.Key,
            Store = session.Store,
            Names = session.Names,
            Place = session.Place,
            TimeZone = session.Zone,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            Capacity = session.Capacity,
            Coupon = session.Coupon,
        }));
        await context.SaveChangesAsync();
    }

    public async ValueTask AddMemberAsync(MemberSnapshot member, CancellationToken cancellationToken)
    {
        known.Add(member.Id, member);
        await using var context = studio.Context();
        var name = member.Attributes.GetValueOrDefault(BuiltInAttributes.Name)?.ToText() ?? "";
        context.Add(new MemberRow
        {
            Id = member.Id.Value,
            PublicId = member.PublicId,
            Slot = SlotLease.SlotOf(member.Id),
            Name = name,
            NameFolded = FoldedText.Of(name),
            Language = member.Language,
            TimeZone = member.Zone.Id,
        });
        context.AddRange(member.Tags.Select(tag => new MemberTagRow { MemberId = member.Id.Value, Tag = tag.Tag, Scope = tag.Scope }));
        await context.SaveChangesAsync(cancellationToken);
        var edit = new MemberEdit
        {
            Attributes = member.Attributes.ToDictionary(entry => entry.Key, entry => (AttributeValue?)entry.Value),
            Addresses = member.Addresses.ToDictionary(),
            Granted = [.. member.Consents],
        };
        await AppendAsync(member.Id, "scenario.member-added", DateTimeOffset.UnixEpoch, new Dictionary<string, AttributeValue>(), edit, cancellationToken);
    }

    public async ValueTask ActAsync(MemberAct act, CancellationToken cancellationToken)
    {
        known[act.Member] = act.ApplyTo(known[act.Member]);
        if (act.Coupon is { } change)
        {
            await using var context = studio.Context();
            var instance = await context.Set<CouponInstanceRow>().SingleAsync(row => row.EffectKey == change.Instance, cancellationToken);
            instance.State = change.State.ToString().ToLowerInvariant();
            await context.SaveChangesAsync(cancellationToken);
        }

        var edit = new MemberEdit { Attributes = act.Set.ToDictionary(entry => entry.Key, entry => (AttributeValue?)entry.Value) };
        await AppendAsync(act.Member, act.Event, act.At, act.Properties, edit, cancellationToken);
    }

    public async ValueTask<WorkBatch> LoadAsync(SlotLease ignored, PlanSet plans, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        await store.LoadAsync(await LeaseAsync(cancellationToken), plans, now, most, cancellationToken);

    public async ValueTask<CommitOutcome> CommitAsync(SlotLease ignored, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken) =>
        await store.CommitAsync(await LeaseAsync(cancellationToken), batch, changes, cancellationToken);

    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => store.TakeIdsAsync(count, cancellationToken);

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => store.NextDueAsync(cancellationToken);

    public async ValueTask<IReadOnlyList<TracedStep>> TraceAsync(CancellationToken cancellationToken)
    {
        await using var context = studio.Context();
        var rows = await context.Set<TraceRow>()
            .Join(context.Set<EnrollmentRow>(), step => step.EnrollmentId, enrollment => enrollment.Id, (step, enrollment) => new { step, enrollment })
            .OrderBy(row => row.step.EnrollmentId).ThenBy(row => row.step.Step)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TracedStep(
            new MemberId(row.enrollment.MemberId),
            new JourneyId(row.enrollment.JourneyId),
            row.enrollment.EntryKey,
            Enum.Parse<EnrollmentState>(row.enrollment.State, ignoreCase: true),
            Step(row.step)))];
    }

    public async ValueTask<MemberSnapshot> MemberAsync(MemberId member, CancellationToken cancellationToken)
    {
        await using var context = studio.Context();
        var tags = await context.Set<MemberTagRow>().Where(row => row.MemberId == member.Value).ToListAsync(cancellationToken);
        var coupons = await context.Set<CouponInstanceRow>().Where(row => row.MemberId == member.Value).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return known[member] with
        {
            Tags = tags.Select(row => new TagKey(row.Tag, row.Scope)).ToHashSet(),
            Coupons = [.. coupons.Select(row => new CouponFact(row.EffectKey, row.Coupon, row.Scope, CouponStates.Read(row.State), row.IssuedAt, row.ExpiresAt))],
        };
    }

    private static TraceStep Step(TraceRow row) => new()
    {
        Enrollment = new EnrollmentId(row.EnrollmentId),
        Step = row.Step,
        Version = new VersionId(row.VersionId),
        Token = row.Token,
        Activity = row.Activity,
        ArrivedAt = row.ArrivedAt,
        LeftAt = row.LeftAt,
        Port = row.Port,
        End = row.End,
        Values = TraceJson.ReadValues(row.Values),
        Effects = TraceJson.ReadEffects(row.Effects),
    };

    private async ValueTask<SlotLease> LeaseAsync(CancellationToken cancellationToken) =>
        lease ??= await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, cancellationToken);

    private async Task AppendAsync(
        MemberId member, string name, DateTimeOffset at, IReadOnlyDictionary<string, AttributeValue> properties, MemberEdit edit, CancellationToken cancellationToken)
    {
        var incoming = new IncomingEvent
        {
            Source = "scenario",
            Key = $"{++acts}",
            Member = new MemberReference { Id = member },
            Name = name,
            At = at,
            Properties = properties,
            Edit = edit,
        };
        Assert.IsType<IntakeResult.Stored>(Assert.Single(await appender.AppendAsync([incoming], at, cancellationToken)));
    }
}
