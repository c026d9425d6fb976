using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation;

/// <summary>Something that a member does: an event, and the changes to their data that come with it.</summary>
/// <param name="Member">Who.</param>
/// <param name="At">When.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Set">Attributes that change, as a submitted form changes them; null clears.</param>
/// <param name="Coupon">Coupon instance that changes its state, as claiming and redeeming change it.</param>
public sealed record MemberAct(
    MemberId Member,
    DateTimeOffset At,
    string Event,
    ImmutableSortedDictionary<string, AttributeValue> Properties,
    ImmutableSortedDictionary<string, AttributeValue?> Set,
    CouponChange? Coupon)
{
    /// <summary>The task that a guide finishes; null for none.</summary>
    public TaskChange? Task { get; init; }

    /// <summary>What the member agrees to with it, as a ticked form does.</summary>
    public ImmutableArray<Consent> Agreed { get; init; } = [];

    /// <summary>When its event was stored, if later than it happened; null: at once.</summary>
    public DateTimeOffset? StoredAt { get; init; }

    /// <summary>The sender's key of the event: one that comes again does nothing. Null: the event comes once.</summary>
    public string? Key { get; init; }

    /// <summary>The member after the changes.</summary>
    public MemberSnapshot ApplyTo(MemberSnapshot member) => member with
    {
        Attributes = member.Attributes.Where(held => !Set.ContainsKey(held.Key))
            .Concat(Set.Where(next => next.Value is not null).Select(next => KeyValuePair.Create(next.Key, next.Value!)))
            .ToDictionary(next => next.Key, next => next.Value),
        Consents = member.Consents.Except(ImpliedConsents.Withdrawn(Event)).Concat(ImpliedConsents.Granted(Event)).Concat(Agreed).ToHashSet(),
        Suppressed = OptOut.Is(Event, Properties) ? new Dictionary<string, string>(member.Suppressed) { [ChannelKeys.Sms] = OptOut.Reason } : member.Suppressed,
        Coupons = Coupon is null ? member.Coupons : [.. member.Coupons.Select(held => held.Instance == Coupon.Instance ? held with { State = Coupon.State } : held)],
        Tasks = Task is null ? member.Tasks : member.Tasks.Where(open => open.Key != Task.Purpose).ToDictionary(),
    };
}

/// <summary>A change of a coupon instance.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="State">Its new state.</param>
public sealed record CouponChange(string Instance, CouponState State);

/// <summary>A guide finishes a task.</summary>
/// <param name="Effect">Key of the effect that asked for it.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record TaskChange(string Effect, string Purpose, string Outcome);
