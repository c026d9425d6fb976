using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Intake;

/// <summary>A record of a member as another system keeps it: made when its key is new, else written over. A closed set.</summary>
public abstract record IncomingRecord
{
    private IncomingRecord()
    {
    }

    /// <summary>Key of the record in the other system, unique among those of its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is. A record that is known stays with its member.</summary>
    public required MemberReference Member { get; init; }

    /// <summary>True when the other system has it no more.</summary>
    public bool Deleted { get; init; }

    /// <summary>An order.</summary>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Total">Its amount.</param>
    /// <param name="Currency">Currency, as ISO 4217 names it.</param>
    /// <param name="PlacedAt">When it was placed.</param>
    /// <param name="PaidAt">When it was paid; null: not yet.</param>
    /// <param name="RefundedAt">When it was given back; null: it was not.</param>
    /// <param name="Lines">What was bought.</param>
    public sealed record Order(
        OrderStatus Status, decimal Total, string Currency, DateTimeOffset PlacedAt, DateTimeOffset? PaidAt, DateTimeOffset? RefundedAt, ImmutableArray<OrderedProduct> Lines) : IncomingRecord;

    /// <summary>A term of an online product.</summary>
    /// <param name="Product">Key of the product.</param>
    /// <param name="State">trial, paid or expired.</param>
    /// <param name="StartsAt">When the term starts.</param>
    /// <param name="EndsAt">When it ends.</param>
    public sealed record Subscription(string Product, string State, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : IncomingRecord;

    /// <summary>A child of the member, born or expected.</summary>
    /// <param name="Name">What it is called; empty: not told.</param>
    /// <param name="DueDate">When it is expected.</param>
    /// <param name="BirthDate">When it was born.</param>
    public sealed record Child(string Name, DateOnly? DueDate, DateOnly? BirthDate) : IncomingRecord;

    /// <summary>A coupon given to the member. What becomes of it afterwards is told one by one: see <see cref="CouponEvents"/>.</summary>
    /// <param name="Definition">Key of the coupon's definition.</param>
    /// <param name="Session">Session it is for; empty for none.</param>
    /// <param name="ExpiresAt">End of its validity; null: as its definition says.</param>
    public sealed record Coupon(string Definition, string Session, DateTimeOffset? ExpiresAt) : IncomingRecord;
}

/// <summary>One product of an order.</summary>
/// <param name="Product">Key of the product.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Amount">What they cost together.</param>
public sealed record OrderedProduct(string Product, int Quantity, decimal Amount);
