using System.Collections.Immutable;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Entries that are looked at together, and which fields they speak of.</summary>
internal sealed class EntryBatch(IReadOnlyList<MemberEntry> entries)
{
    public IReadOnlyList<MemberEntry> Entries => entries;

    public ImmutableArray<EntryField> Fields { get; init; } = [.. entries.SelectMany(entry => entry.Values.Select(value => value.Field)).Distinct()];

    public bool Speaks(string column) => Fields.Any(field => field.Kind == EntryFieldKind.Column && field.Key == column);

    /// <summary>The texts that are told of a field.</summary>
    public List<string> Told(EntryField field) =>
        [.. entries.SelectMany(entry => entry.Values).Where(value => value.Field.Equals(field)).Select(value => value.Value?.ToText()).OfType<string>().Distinct()];
}
