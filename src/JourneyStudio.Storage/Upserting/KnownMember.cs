using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Upserting;

/// <summary>What is known of a member before they are written: the values of the fields that the batch speaks of.</summary>
internal sealed class KnownMember(long id, string state)
{
    public long Id => id;

    public bool IsErased => state == "erased";

    public long? MergedInto { get; init; }

    public bool IsStaff { get; init; }

    public Dictionary<EntryField, AttributeValue> Values { get; } = [];
}
