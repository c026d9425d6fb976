using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions.Importing;

namespace JourneyStudio.Cli.Importing;

/// <summary>One option that says what becomes of keys which the workspace doesn't know.</summary>
/// <param name="Said">The option as it was given.</param>
/// <param name="Kind">Kind of the keys.</param>
/// <param name="Key">The key; null: all of the kind.</param>
/// <param name="Choice">What becomes of them.</param>
internal sealed record ReferenceOption(string Said, string Kind, string? Key, ReferenceChoice Choice)
{
    /// <summary>Reads <c>tags</c> (all of them), <c>tag:KEY</c>, or, to map one, <c>tag:KEY=OTHER</c>. Null when it is none of these.</summary>
    public static ReferenceOption? Read(string name, ReferenceAct act, string text)
    {
        var said = $"{name} {text}";
        var parts = text.Split(':', 2);
        if (parts is [var all]) return act != ReferenceAct.Map && Kinds(act).FirstOrDefault(kind => All(kind) == all) is { } whole ? new(said, whole, null, new(act)) : null;
        var (kind, key) = (parts[0], parts[1]);
        if (!MissingReference.Kinds.Contains(kind) || key.Length == 0) return null;
        if (act != ReferenceAct.Map) return new(said, kind, key, new(act));
        var equals = key.LastIndexOf('=');
        return equals > 0 && equals < key.Length - 1 ? new(said, kind, key[..equals], new(act, key[(equals + 1)..])) : null;
    }

    /// <summary>What such an option takes, for people.</summary>
    public static string Takes(ReferenceAct act) => act == ReferenceAct.Map
        ? "KIND:KEY=OTHER, KIND " + string.Join("|", MissingReference.Kinds)
        : string.Join("|", Kinds(act).Select(All)) + ", KIND:KEY";

    public bool Covers(MissingReference missing) => missing.Kind == Kind && (Key is null || Key == missing.Key);

    private static ImmutableArray<string> Kinds(ReferenceAct act) => act == ReferenceAct.Create ? MissingReference.CreatedKinds : MissingReference.Kinds;

    private static string All(string kind) => kind + "s";
}
