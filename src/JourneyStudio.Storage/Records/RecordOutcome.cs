namespace JourneyStudio.Storage.Records;

/// <summary>What became of a record that another system told.</summary>
public enum RecordOutcome
{
    Created,
    Updated,

    /// <summary>It stood like that already.</summary>
    Unchanged,

    Deleted,

    /// <summary>Nobody is known by its reference.</summary>
    UnknownMember,

    /// <summary>Its key belongs to a record of another member.</summary>
    OtherMember,

    /// <summary>There is no such coupon.</summary>
    UnknownCoupon,
}
