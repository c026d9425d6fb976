using System.Text.Json.Nodes;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Schema;

/// <summary>What recurs in the schema of definitions.</summary>
internal static class SchemaParts
{
    private const string Duration = "^P";
    private const string Time = "^[0-9]{1,2}:[0-9]{2}$";
    private const string Moment = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}";

    /// <summary>What a rule can be: a group of rules, or a condition by what it asks for.</summary>
    private static readonly string[] Asks = ["attribute", "property", "tag", "segment", "coupon", "event", "order", "message"];

    private static readonly string[] Groups = ["all", "any", "none"];

    public static JsonObject Of(string type) => new() { ["type"] = type };

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    public static JsonObject OneOf(IEnumerable<string> values) => new() { ["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };

    public static JsonObject List(JsonNode items, int? most = null)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = items };
        if (most is { } limit) list["maxItems"] = limit;
        return list;
    }

    /// <summary>What a setting holds, by the kind of its field.</summary>
    public static JsonObject Of(Field field) => field.Kind switch
    {
        FieldKind.Number => Of("integer"),
        FieldKind.Flag => Of("boolean"),
        FieldKind.Choice => OneOf(field.Choices),
        FieldKind.Duration => Pattern(Duration),
        FieldKind.Time => Pattern(Time),
        FieldKind.Moment => Pattern(Moment),
        FieldKind.Rule => Ref("rule"),
        FieldKind.Tags or FieldKind.Texts => List(Of("string")),
        FieldKind.Choices => List(OneOf(field.Choices)),
        FieldKind.Channels => new JsonObject { ["anyOf"] = new JsonArray(List(OneOf(field.Choices)), OneOf([.. field.Choices, "none", ""])) },
        FieldKind.Cases => List(Named("rule", Ref("rule"))),
        FieldKind.Branches => List(Named("percent", Of("integer"))),
        _ => Of("string"),
    };

    public static JsonObject Rule()
    {
        var groups = new JsonObject();
        foreach (var group in Groups) groups[group] = List(Ref("rule"));
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = groups,
            ["anyOf"] = new JsonArray([.. Groups.Concat(Asks).Select(name => new JsonObject { ["required"] = new JsonArray(name) })]),
        };
    }

    private static JsonObject Named(string other, JsonNode value) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("name", other),
        ["properties"] = new JsonObject { ["name"] = Of("string"), [other] = value },
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
