using System.Collections.Immutable;
using System.Runtime.InteropServices;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Execution;

/// <summary>Deciding values as stored: an array of names and values in turn; effects: an array of texts. Null for none.</summary>
public static class TraceJson
{
    public static string? Write(ImmutableArray<DecidingValue> values) =>
        values.IsDefaultOrEmpty ? null : StoredJson.Write(InTurn(values));

    public static string? Write(ImmutableArray<string> effects) => effects.IsDefaultOrEmpty ? null : StoredJson.Write(ImmutableCollectionsMarshal.AsArray(effects)!);

    private static string[] InTurn(ImmutableArray<DecidingValue> values)
    {
        var texts = new string[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            (texts[2 * i], texts[(2 * i) + 1]) = (values[i].Name, values[i].Value);
        return texts;
    }

    public static ImmutableArray<DecidingValue> ReadValues(string? json) =>
        json is null ? [] : [.. StoredJson.Read<string[]>(json).Chunk(2).Select(pair => new DecidingValue(pair[0], pair.Length > 1 ? pair[1] : ""))];

    public static ImmutableArray<string> ReadEffects(string? json) => json is null ? [] : [.. StoredJson.Read<string[]>(json)];
}
