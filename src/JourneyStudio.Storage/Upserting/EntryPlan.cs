using JourneyStudio.Engine;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Decides what becomes of each entry. Writes nothing: a preview and an import agree because both ask here.</summary>
internal sealed class EntryPlan(EntryBatch batch, KnownMembers known, UpsertRules rules)
{
    private readonly HashSet<long> met = [];
    private readonly HashSet<(EntryField By, string Identity)> begun = [];
    private readonly HashSet<(EntryField Field, string Value)> taken = [];

    public List<PlannedEntry> Make() => [.. batch.Entries.Select(Plan)];

    private PlannedEntry Plan(MemberEntry entry)
    {
        if (!begun.Add((entry.IdentifiedBy, entry.IdentityKey)))
            return Reject(entry, entry.IdentifiedBy, "upsert.twice");
        if (!known.TryFind(entry, out var member))
            return Reject(entry, entry.IdentifiedBy, "upsert.several");
        if (Refusal(member) is { } refusal)
            return Reject(entry, entry.IdentifiedBy, refusal);
        var changes = new List<PlannedChange>();
        foreach (var (field, told) in entry.Values)
        {
            if (!TryRead(field, told, member, out var after, out var problem))
                return Reject(entry, field, problem, told!.ToText());
            var before = member?.Values.GetValueOrDefault(field);
            // What an export tells of a computed tag may come back; it may not change anything
            if (before != after && field.Kind == EntryFieldKind.Tag && known.ComputedTags.Contains(field.Key))
                return Reject(entry, field, "upsert.tag-computed", field.Key);
            if (entry.Expected is { } seen && seen.TryGetValue(field, out var expected) && Kept(field, expected) != before)
                return Reject(entry, field, "upsert.edited", "");
            if (before != after && !(after is null && (field.Kind == EntryFieldKind.Consent || field.Equals(EntryField.ExternalId))))
                changes.Add(new(field, before, after) { ToldBefore = known.Told(field, before), ToldAfter = known.Told(field, after) });
        }
        if (member is not null && !met.Add(member.Id))
            return Reject(entry, entry.IdentifiedBy, "upsert.twice");
        Take(changes);
        var result = member is null ? EntryResult.Created : changes.Count > 0 ? EntryResult.Updated : EntryResult.Unchanged;
        return new(entry, new(entry.Row, result, [.. changes.Select(change => change.Field)]), member, changes);
    }

    private string? Refusal(KnownMember? member) => member switch
    {
        null => rules.Creates ? null : "upsert.unknown",
        { IsErased: true } => "upsert.erased",
        { IsStaff: true } => "upsert.staff",
        _ => rules.Updates ? null : "upsert.known",
    };

    /// <summary>The value as it is kept; false when nobody may have it, or somebody else has.</summary>
    private bool TryRead(EntryField field, AttributeValue? told, KnownMember? member, out AttributeValue? value, out string problem)
    {
        (value, problem) = (told, "");
        if (told is null)
            return true;
        if (field.Kind == EntryFieldKind.Tag)
        {
            value = told is AttributeValue.Flag { Value: true } ? told : null;
            return true;
        }
        if (field.Kind == EntryFieldKind.Address)
        {
            problem = "upsert.owned";
            return IsFree(field, told.ToText(), known.Owner(field.Key, told.ToText()), member);
        }
        if (field.Equals(EntryField.ExternalId))
        {
            problem = "upsert.owned";
            return IsFree(field, told.ToText(), known.Owner(told.ToText()), member);
        }
        if (field is not { Kind: EntryFieldKind.Column, Key: MemberColumn.Store or MemberColumn.ProductLine })
            return true;
        (var places, problem) = field.Key == MemberColumn.Store ? (known.Stores, "upsert.store") : (known.ProductLines, "upsert.product-line");
        value = places.TryGetValue(told.ToText(), out var place) ? new AttributeValue.Number(place) : null;
        return value is not null;
    }

    /// <summary>As the member's row holds it.</summary>
    private AttributeValue? Kept(EntryField field, AttributeValue? value)
    {
        if (value is null || field is not { Kind: EntryFieldKind.Column, Key: MemberColumn.Store or MemberColumn.ProductLine })
            return value;
        return (field.Key == MemberColumn.Store ? known.Stores : known.ProductLines).TryGetValue(value.ToText(), out var place) ? new AttributeValue.Number(place) : null;
    }

    private bool IsFree(EntryField field, string value, long? owner, KnownMember? member) => (owner is null || owner == member?.Id) && !taken.Contains((field, value));

    private void Take(List<PlannedChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.After is { } value && (change.Field.Kind == EntryFieldKind.Address || change.Field.Equals(EntryField.ExternalId)))
                taken.Add((change.Field, value.ToText()));
        }
    }

    private static PlannedEntry Reject(MemberEntry entry, EntryField field, string code, string? value = null) =>
        new(entry, new(entry.Row, EntryResult.Rejected, [], new Problem(code, value ?? entry.Identity) { Field = field.Path }), null, []);
}
