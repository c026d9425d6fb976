namespace JourneyStudio.Storage.Members;

/// <summary>Which part of the suppression list is meant.</summary>
public sealed record SuppressionFilter
{
    /// <summary>Part of the address; empty for all.</summary>
    public string Find { get; init; } = "";

    public string? Channel { get; init; }

    public string? Reason { get; init; }
}

/// <summary>An address of the list.</summary>
/// <param name="Row">The entry.</param>
/// <param name="MemberId">Public id of the member whose address it is; null when it is nobody's.</param>
/// <param name="MemberName">Their name.</param>
public sealed record SuppressionListing(SuppressionRow Row, string? MemberId, string? MemberName);

/// <summary>Who put an address on the list or took it off.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Name of the account; null for the program.</param>
/// <param name="Lifted">Whether it was taken off.</param>
/// <param name="Channel">Channel key.</param>
/// <param name="Address">The address; empty once the person is erased.</param>
/// <param name="Note">Why.</param>
public sealed record SuppressionChange(DateTimeOffset At, string? Actor, bool Lifted, string Channel, string Address, string Note);
