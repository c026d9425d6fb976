using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Erasing;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>Lets scenarios play on a real store: members are written as the interface writes them, acts go through intake's append.</summary>
internal sealed class StoredScenarios(TemporaryStudio studio, IJourneyStore inner) : IScenarioStore
{
    private int acts;
    private SlotLease? owned;

    public IClockStore Clocks => studio.Get<ClockStore>();

    public async ValueTask AddMemberAsync(MemberSnapshot member, CancellationToken cancellationToken)
    {
        await using var context = studio.Context();
        context.Add(new MemberRow
        {
            Id = member.Id.Value,
            PublicId = member.PublicId,
            Slot = SlotLease.SlotOf(member.Id),
            Name = "",
            NameFolded = "",
            Language = member.Language,
            TimeZone = member.Zone.Id,
            StaffId = member.IsStaff ? member.Id.Value : null,
        });
        foreach (var tag in member.Tags)
            context.Add(new MemberTagRow { MemberId = member.Id.Value, Tag = tag.Tag, Scope = tag.Scope });
        await context.SaveChangesAsync(cancellationToken);
        await AppendAsync(member.Id, "member.imported", DateTimeOffset.UnixEpoch, new Dictionary<string, AttributeValue>(), new MemberEdit
        {
            Attributes = member.Attributes.ToDictionary(attribute => attribute.Key, AttributeValue? (attribute) => attribute.Value),
            Addresses = member.Addresses,
            Granted = [.. member.Consents],
        });
    }

    public async ValueTask ActAsync(MemberAct act, CancellationToken cancellationToken)
    {
        if (act.Coupon is { } coupon)
        {
            await using var context = studio.Context();
            var row = await context.Set<CouponInstanceRow>().SingleAsync(row => row.EffectKey == coupon.Instance, cancellationToken);
            row.State = coupon.State.ToString().ToLowerInvariant();
            row.ClaimedAt ??= act.At;
            row.RedeemedAt = coupon.State is CouponState.Redeemed ? act.At : row.RedeemedAt;
            row.RefundedAt = coupon.State is CouponState.Refunded ? act.At : null;
            await context.SaveChangesAsync(cancellationToken);
        }
        if (act.Task is { } task)
        {
            await using var context = studio.Context();
            var id = await context.Set<GuideTaskRow>().Where(row => row.EffectKey == task.Effect).Select(row => row.PublicId).SingleAsync(cancellationToken);
            Assert.Equal(TaskTurn.Finished, await studio.Get<TaskCompletion>().FinishAsync(id, Scope.Whole, task.Outcome, null, "guide", act.At, cancellationToken));
            return;
        }
        await AppendAsync(act.Member, act.Event, act.At, act.Properties, new MemberEdit { Attributes = act.Set.ToDictionary(set => set.Key, AttributeValue? (set) => set.Value), Granted = act.Agreed });
    }

    public async ValueTask ChangeSessionAsync(SessionRecord session, DateTimeOffset now, CancellationToken cancellationToken) =>
        await studio.Get<SessionChanges>().ChangeAsync(session, now, cancellationToken);

    public ValueTask<WorkBatch> LoadAsync(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy, CancellationToken cancellationToken) =>
        inner.LoadAsync(lease, plans, now, most, busy, cancellationToken);

    public ValueTask<CommitOutcome> CommitAsync(SlotLease lease, WorkBatch batch, IReadOnlyList<MemberChanges> changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(owned ?? lease, batch, changes, cancellationToken);

    /// <summary>Whoever owned the slots is fenced off, and takes them again.</summary>
    public async ValueTask MergeAsync(MergeRequest request, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Assert.Empty((await studio.Get<MemberMerges>().MergeAsync(request, plans, now, cancellationToken)).Problems);
        Assert.Equal(CommitOutcome.Fenced, await CommitAsync(new SlotLease(SlotOwnership.All, 1), WorkBatch.Empty, [], cancellationToken));
        owned = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, now, cancellationToken);
    }

    public async ValueTask EraseAsync(MemberId member, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using (var context = studio.Context())
        {
            var publicId = await context.Set<MemberRow>().Where(row => row.Id == member.Value).Select(row => row.PublicId).SingleAsync(cancellationToken);
            Assert.Empty((await studio.Get<MemberErasures>().EraseAsync(publicId, 1, plans, now, cancellationToken)).Problems);
        }
        owned = await studio.Get<SlotOwnership>().TakeAsync(SlotOwnership.All, now, cancellationToken);
    }

    public ValueTask<IdBlock> TakeIdsAsync(int count, CancellationToken cancellationToken) => inner.TakeIdsAsync(count, cancellationToken);

    public ValueTask<DateTimeOffset?> NextDueAsync(SlotLease lease, CancellationToken cancellationToken) => inner.NextDueAsync(lease, cancellationToken);

    public async ValueTask<IReadOnlyList<TracedStep>> TraceAsync(CancellationToken cancellationToken)
    {
        await using var context = studio.Context();
        var rows = await (from step in context.Set<TraceRow>().AsNoTracking()
                          join enrollment in context.Set<EnrollmentRow>() on step.EnrollmentId equals enrollment.Id
                          orderby step.EnrollmentId, step.Step
                          select new { Step = step, Enrollment = enrollment }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TracedStep(
            new MemberId(row.Step.MemberId),
            new JourneyId(row.Enrollment.JourneyId),
            row.Enrollment.EntryKey,
            Enum.Parse<EnrollmentState>(row.Enrollment.State, ignoreCase: true),
            TraceSteps.Read(row.Step)))];
    }

    public async ValueTask<MemberSnapshot> MemberAsync(MemberId member, CancellationToken cancellationToken)
    {
        using var links = studio.Get<DatabaseLinks>().Open(cacheKilobytes: 256);
        using var link = await links.UseAsync(cancellationToken);
        var needs = new SnapshotNeeds { Addresses = true, Coupons = true, Orders = true };
        return new SnapshotQuery(link, [member.Value], needs, DateTimeOffset.UnixEpoch, complete: true).Read("Asia/Shanghai")[member.Value];
    }

    /// <summary>Of whom nothing is stored any more.</summary>
    private async Task<bool> IsErasedAsync(MemberId member)
    {
        await using var context = studio.Context();
        return await context.Set<MemberRow>().AnyAsync(row => row.Id == member.Value && row.State == "erased");
    }

    private async Task AppendAsync(
        MemberId member, string name, DateTimeOffset at, IReadOnlyDictionary<string, AttributeValue> properties, MemberEdit edit)
    {
        var results = await studio.Get<EventAppender>().AppendAsync(
            [new IncomingEvent { Source = "scenario", Key = $"{++acts}", Member = new MemberReference { Id = member }, Name = name, At = at, Properties = properties, Edit = edit }],
            at,
            default);
        Assert.True(results[0] is IntakeResult.Stored || await IsErasedAsync(member));
    }
}
