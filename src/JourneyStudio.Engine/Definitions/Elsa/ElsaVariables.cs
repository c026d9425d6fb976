using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>The variables of a definition. One that nothing sets is its default value; another is a value that the enrollment remembers, and begins with its default.</summary>
internal sealed class ElsaVariables
{
    public const string Setter = "Elsa.SetVariable";

    private readonly ImmutableArray<JsonElement> declared;
    private readonly HashSet<string> set;

    public ElsaVariables(JourneyDefinition definition, IEnumerable<Activity> activities)
    {
        declared = [.. Declared(definition.Extra), .. Declared(definition.Root.Extra)];
        set = activities.Where(activity => activity.Type == Setter)
            .Select(activity => activity.Settings["variable"] is { } variable ? Name(variable) : null).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Constants = declared.Where(variable => !IsSet(variable) && Default(variable) is not null)
            .SelectMany(variable => Names(variable).Select(name => KeyValuePair.Create(name, Default(variable)!.Value)))
            .Reverse().DistinctBy(constant => constant.Key).ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>Default values by name and by id, of the variables that nothing sets.</summary>
    public ImmutableDictionary<string, JsonElement> Constants { get; }

    /// <summary>Variables that something sets and that begin with a value.</summary>
    public IEnumerable<(JsonElement Variable, JsonElement Value)> Beginning => declared.Where(variable => IsSet(variable) && Default(variable) is not null).Select(variable => (variable, Default(variable)!.Value));

    /// <summary>The variable that a setter names, by its name or its id; null when it names none.</summary>
    public ElsaVariable? Find(JsonElement reference)
    {
        if (Name(reference) is not { } wanted) return null;
        var found = declared.Where(variable => Names(variable).Contains(wanted)).Select(variable => (JsonElement?)variable).LastOrDefault();
        return new ElsaVariable(found is { } known ? Text(known, "name") ?? wanted : wanted, found is { } typed ? Text(typed, "typeName") : null);
    }

    /// <summary>The variable that an expression or a setter names: a text, or an object with a name or an id.</summary>
    public static string? Name(JsonElement reference) => reference.ValueKind switch
    {
        JsonValueKind.String => reference.GetString(),
        JsonValueKind.Object => Text(reference, "name") ?? Text(reference, "id"),
        _ => null,
    };

    private bool IsSet(JsonElement variable) => Names(variable).Any(set.Contains);

    private static IEnumerable<string> Names(JsonElement variable) => new[] { Text(variable, "name"), Text(variable, "id") }.OfType<string>();

    private static JsonElement? Default(JsonElement variable) =>
        variable.TryGetProperty("value", out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) ? value : null;

    private static IEnumerable<JsonElement> Declared(PropertyBag bag) =>
        bag["variables"] is { ValueKind: JsonValueKind.Array } variables ? variables.EnumerateArray().Where(variable => variable.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>A variable of Elsa that something sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Alias of its type; null when it is declared nowhere.</param>
public sealed record ElsaVariable(string Name, string? TypeName);
