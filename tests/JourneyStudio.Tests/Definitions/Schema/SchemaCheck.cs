using System.Text.Json;
using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Definitions.Schema;

/// <summary>Checks a document by a JSON Schema, as far as the schema of definitions goes. A keyword that it does not know fails the test.</summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    private static readonly string[] Words = ["$schema", "title", "description", "definitions"];

    /// <summary>Where the document breaks the schema; empty when it is valid.</summary>
    public IReadOnlyList<string> Find(JsonElement document) => [.. Find(schema, document, "$")];

    private IEnumerable<string> Find(JsonElement rule, JsonElement value, string at) => rule.EnumerateObject().SelectMany(keyword => Find(rule, keyword.Name, keyword.Value, value, at));

    private IEnumerable<string> Find(JsonElement rule, string keyword, JsonElement wanted, JsonElement value, string at) => keyword switch
    {
        "$ref" => Find(schema.GetProperty("definitions").GetProperty(wanted.GetString()!["#/definitions/".Length..]), value, at),
        "type" => When(!Is(wanted.GetString()!, value), at, $"is no {wanted}"),
        "enum" => When(!wanted.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), at, $"is none of {wanted}"),
        "const" => When(!JsonElement.DeepEquals(wanted, value), at, $"is not {wanted}"),
        "pattern" => When(value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, wanted.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)), at, $"is not like {wanted}"),
        "required" => value.ValueKind == JsonValueKind.Object ? wanted.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} has no {name}") : [],
        "properties" => value.ValueKind == JsonValueKind.Object ? wanted.EnumerateObject().SelectMany(one => value.TryGetProperty(one.Name, out var inside) ? Find(one.Value, inside, $"{at}.{one.Name}") : []) : [],
        "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, index) => Find(wanted, item, $"{at}[{index}]")) : [],
        "maxItems" => When(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > wanted.GetInt32(), at, "has too many"),
        "allOf" => wanted.EnumerateArray().SelectMany(one => Find(one, value, at)),
        "anyOf" => When(wanted.EnumerateArray().All(one => Find(one, value, at).Any()), at, "is none of what it can be"),
        "if" => !Find(wanted, value, at).Any() ? Find(rule.GetProperty("then"), value, at) : [],
        "then" => [],
        _ => When(!Words.Contains(keyword), at, $"has an unknown keyword {keyword}"),
    };

    private static IEnumerable<string> When(bool broken, string at, string what) => broken ? [$"{at} {what}"] : [];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };
}
