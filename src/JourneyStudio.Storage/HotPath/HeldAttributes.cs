using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>What the attributes that a batch edits were before, so that a change can be told as one. Read at once for all members of the batch.</summary>
internal sealed class HeldAttributes(Link link)
{
    private Dictionary<long, Dictionary<string, AttributeValue>> held = [];

    public void Prepare(IReadOnlyCollection<(long Member, MemberEdit Edit)> edits, DateTimeOffset now)
    {
        var needs = new SnapshotNeeds { Attributes = [.. edits.SelectMany(item => item.Edit.Attributes.Keys)] };
        if (needs.Attributes.IsEmpty)
            return;
        held = new SnapshotQuery(link, [.. edits.Select(item => item.Member).Distinct()], needs, now).Read("UTC")
            .ToDictionary(member => member.Key, member => new Dictionary<string, AttributeValue>(member.Value.Attributes));
    }

    /// <summary>The properties of the event that tells the edit; none when it changes nothing.</summary>
    public Dictionary<string, AttributeValue> Change(long member, MemberEdit edit)
    {
        var before = held.GetValueOrDefault(member) ?? [];
        var after = new Dictionary<string, AttributeValue>(before);
        foreach (var (attribute, value) in edit.Attributes)
        {
            if (value is null)
                after.Remove(attribute);
            else
                after[attribute] = value;
        }
        held[member] = after;
        return ChangeEvents.Properties(edit.Attributes.Keys, before, after);
    }
}
