using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Elsa;

/// <summary>The variables of a definition. One that nothing sets is its default value; the others change on the way, which has no counterpart here.</summary>
internal static class ElsaVariables
{
    private const string Setter = "Elsa.SetVariable";

    /// <summary>Default values by name and by id, of the variables that nothing sets.</summary>
    public static ImmutableDictionary<string, JsonElement> Constants(JourneyDefinition definition, IEnumerable<Activity> activities)
    {
        var set = activities.Where(activity => activity.Type == Setter)
            .Select(activity => activity.Settings["variable"] is { } variable ? Name(variable) : null).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var constants = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var variable in Declared(definition.Extra).Concat(Declared(definition.Root.Extra)))
        {
            if (!variable.TryGetProperty("value", out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) continue;
            string[] names = [.. new[] { Text(variable, "name"), Text(variable, "id") }.OfType<string>()];
            if (names.Any(set.Contains)) continue;
            foreach (var name in names) constants[name] = value;
        }

        return constants.ToImmutable();
    }

    /// <summary>The variable that an expression or a setter names: a text, or an object with a name or an id.</summary>
    public static string? Name(JsonElement reference) => reference.ValueKind switch
    {
        JsonValueKind.String => reference.GetString(),
        JsonValueKind.Object => Text(reference, "name") ?? Text(reference, "id"),
        _ => null,
    };

    private static IEnumerable<JsonElement> Declared(PropertyBag bag) =>
        bag["variables"] is { ValueKind: JsonValueKind.Array } variables ? variables.EnumerateArray().Where(variable => variable.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
