using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Upserting;

/// <summary>What another system tells of one member.</summary>
public sealed record MemberEntry
{
    /// <summary>Where it stands in what was handed in, for answers and reasons.</summary>
    public required int Row { get; init; }

    /// <summary>Which column says who it is: <see cref="MemberColumn.ExternalId"/>, <see cref="MemberColumn.Phone"/> or <see cref="MemberColumn.Email"/>.</summary>
    public required EntryField IdentifiedBy { get; init; }

    /// <summary>Who it is.</summary>
    public required string Identity { get; init; }

    /// <summary>Who it is, as identities are compared: one address in two spellings is one.</summary>
    public string IdentityKey => IdentifiedBy.Equals(EntryField.Email) ? FoldedText.Of(Identity) : Identity;

    /// <summary>The values, each field once. Null clears; a tag is carried or not, a consent given or not.</summary>
    public required IReadOnlyList<EntryValue> Values { get; init; }

    /// <summary>What somebody saw of these fields when they began: the entry is rejected when one is another by now. A store goes by its key. Null asks for nothing.</summary>
    public IReadOnlyDictionary<EntryField, AttributeValue?>? Expected { get; init; }
}

/// <summary>One value; null clears the field.</summary>
public readonly record struct EntryValue(EntryField Field, AttributeValue? Value);
