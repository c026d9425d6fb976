using System.Collections.Immutable;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Execution;

/// <summary>Records of an enrollment or a message as stored: an object of strings, null for none.</summary>
public static class RecordsJson
{
    public static string? Write(ImmutableSortedDictionary<string, string> records) => records.IsEmpty ? null : StoredJson.Write(records);

    public static string? Write(ImmutableSortedSet<string> texts) => texts.IsEmpty ? null : StoredJson.Write(texts);

    public static ImmutableSortedSet<string> ReadSet(string? json) => json is null ? [] : StoredJson.Read<ImmutableSortedSet<string>>(json);

    public static ImmutableSortedDictionary<string, string> Read(string? json) =>
        json is null ? ImmutableSortedDictionary<string, string>.Empty : StoredJson.Read<ImmutableSortedDictionary<string, string>>(json);
}
