namespace JourneyStudio.Storage.Upserting;

/// <summary>What can be told of a member: a column of theirs, a custom attribute, a tag, an address, a consent.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Key">Key of the column, attribute, tag or channel.</param>
/// <param name="Detail">Session of a tag, or empty; purpose of a consent.</param>
public sealed record EntryField(EntryFieldKind Kind, string Key, string Detail = "")
{
    private readonly int hash = HashCode.Combine(Kind, Key, Detail);

    public static EntryField ExternalId { get; } = new(EntryFieldKind.Column, MemberColumn.ExternalId);

    /// <summary>The id that pages know members by: it says who it is, and is never written.</summary>
    public static EntryField PublicId { get; } = new(EntryFieldKind.Column, "publicId");

    public static EntryField Phone { get; } = new(EntryFieldKind.Column, MemberColumn.Phone);

    public static EntryField Email { get; } = new(EntryFieldKind.Column, MemberColumn.Email);

    /// <summary>Where it stands in what programs post.</summary>
    public string Path => Kind switch
    {
        EntryFieldKind.Attribute => $"attributes.{Key}",
        EntryFieldKind.Tag => $"tags.{Key}",
        EntryFieldKind.Address => $"addresses.{Key}",
        EntryFieldKind.Consent => $"consents.{Key}.{Detail}",
        _ => Key,
    };

    public override int GetHashCode() => hash;

    public bool Equals(EntryField? other) => ReferenceEquals(this, other) || (other is not null && Kind == other.Kind && Key == other.Key && Detail == other.Detail);
}

public enum EntryFieldKind
{
    Column,
    Attribute,
    Tag,
    Address,
    Consent,
}
