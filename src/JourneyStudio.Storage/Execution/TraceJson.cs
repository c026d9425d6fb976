using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Execution;

/// <summary>Deciding values as stored: an array of names and values in turn; effects: an array of texts. Null for none.</summary>
public static class TraceJson
{
    public static string? Write(ImmutableArray<DecidingValue> values) =>
        values.IsDefaultOrEmpty ? null : StoredJson.Write(values.SelectMany(value => new[] { value.Name, value.Value }));

    public static string? Write(ImmutableArray<string> effects) => effects.IsDefaultOrEmpty ? null : StoredJson.Write(effects);

    public static ImmutableArray<DecidingValue> ReadValues(string? json) =>
        json is null ? [] : [.. StoredJson.Read<string[]>(json).Chunk(2).Select(pair => new DecidingValue(pair[0], pair.Length > 1 ? pair[1] : ""))];

    public static ImmutableArray<string> ReadEffects(string? json) => json is null ? [] : [.. StoredJson.Read<string[]>(json)];
}
