using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.IssueCoupon;

/// <summary>Settings of <see cref="IssueCouponActivity"/>.</summary>
public sealed record IssueCouponSettings
{
    /// <summary>Key of the coupon.</summary>
    public string Coupon { get; init; } = "";

    /// <summary>Leaves it at the instance that the member holds for this session. Default: no.</summary>
    public bool OnlyIfNone { get; init; }
}

/// <summary>Offers a coupon; its instance becomes a record of the enrollment.</summary>
public sealed class IssueCouponActivity : ActivityKind<IssueCouponSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.IssueCoupon",
        Family = ActivityFamily.Action,
        Fields = [Field.Coupon("coupon") with { Required = true }, Field.Flag("onlyIfNone")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(IssueCouponSettings settings) => [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(IssueCouponSettings settings) => SnapshotNeeds.None with { Coupons = true };

    /// <inheritdoc/>
    protected override Outcome Execute(IssueCouponSettings settings, ActivityContext context)
    {
        if (context.Content.Coupon(settings.Coupon) is not { } coupon) return new Outcome.Fail("coupon.unknown", settings.Coupon);
        if (settings.OnlyIfNone && context.Member.Coupons.LastOrDefault(held => Holds(held, settings, context)) is { } held)
        {
            return new Outcome.Continue(Port.Done)
            {
                Effects = [new Effect.CarryRecord(RecordKinds.CouponInstance, held.Instance)],
                Values = [new DecidingValue($"coupon {settings.Coupon}", held.State.ToString())],
            };
        }

        var expires = coupon.ValidDays is { } days ? (DateTimeOffset?)new Duration { Days = days }.After(context.Now, context.Member.Zone) : null;
        return Outcome.By(Port.Done, new Effect.IssueCoupon(settings.Coupon, context.SessionScope, expires));
    }

    /// <inheritdoc/>
    protected override string Summarise(IssueCouponSettings settings, SummaryContext context) => context.Say("summary", context.Coupon(settings.Coupon));

    private static bool Holds(CouponFact held, IssueCouponSettings settings, ActivityContext context) =>
        held.Coupon == settings.Coupon && held.Scope == context.SessionScope && held.State is CouponState.Issued or CouponState.Claimed;
}
