using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Editing;

namespace JourneyStudio.Engine.Definitions.Schema;

/// <summary>
/// A JSON Schema (draft 7, which editors read) of definitions: what the format asks for, and the settings of each kind of activity from its form schema.
/// What is unknown is allowed, as it is in the format.
/// </summary>
public static class DefinitionSchema
{
    private const string Dialect = "http://json-schema.org/draft-07/schema#";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of the definitions that these kinds of activities can stand in.</summary>
    /// <param name="catalog">The kinds.</param>
    /// <param name="language">Language of titles and descriptions.</param>
    public static string Write(ActivityCatalog catalog, string language)
    {
        var definitions = new JsonObject
        {
            ["rule"] = SchemaParts.Rule(),
            ["journey"] = Journey(),
            ["connection"] = Connection(),
            ["activity"] = Activity(catalog),
        };
        foreach (var kind in catalog.Kinds) definitions[kind.Descriptor.Type] = Kind(kind.Descriptor, catalog.Texts(kind.Descriptor.Type), language);
        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = "Journey",
            ["type"] = "object",
            ["required"] = new JsonArray("definitionId", "root"),
            ["properties"] = new JsonObject
            {
                ["$schema"] = SchemaParts.Of("string"),
                ["definitionId"] = SchemaParts.Of("string"),
                ["name"] = SchemaParts.Of("string"),
                ["description"] = SchemaParts.Of("string"),
                ["version"] = SchemaParts.Of("integer"),
                ["toolVersion"] = SchemaParts.Of("string"),
                ["customProperties"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["journey"] = SchemaParts.Ref("journey") } },
                ["root"] = Root(),
            },
            ["definitions"] = definitions,
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Root() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("type"),
        ["properties"] = new JsonObject
        {
            ["id"] = SchemaParts.Of("string"),
            ["type"] = SchemaParts.Of("string"),
            ["version"] = SchemaParts.Of("integer"),
            ["activities"] = SchemaParts.List(SchemaParts.Ref("activity"), JsonLimits.Default.Activities),
            ["connections"] = SchemaParts.List(SchemaParts.Ref("connection"), JsonLimits.Default.Connections),
        },
    };

    /// <summary>Every activity, and for each kind its settings as soon as the type says that it is one.</summary>
    private static JsonObject Activity(ActivityCatalog catalog)
    {
        var types = catalog.Kinds.Select(kind => kind.Descriptor.Type).ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("id", "type"),
            ["properties"] = new JsonObject
            {
                ["id"] = SchemaParts.Of("string"),
                ["type"] = new JsonObject { ["anyOf"] = new JsonArray(SchemaParts.OneOf(types), SchemaParts.Of("string")) },
                ["version"] = SchemaParts.Of("integer"),
                ["customProperties"] = SchemaParts.Of("object"),
                ["metadata"] = SchemaParts.Of("object"),
            },
            ["allOf"] = new JsonArray([.. types.Select(type => new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type } } },
                ["then"] = SchemaParts.Ref(type),
            })]),
        };
    }

    private static JsonObject Kind(ActivityDescriptor kind, ActivityTexts texts, string language)
    {
        var settings = new JsonObject();
        foreach (var field in kind.Fields)
        {
            var setting = SchemaParts.Of(field);
            if (texts.Find(language, $"field.{field.Name}") is { } label) setting["title"] = label;
            if (texts.Find(language, $"field.{field.Name}.hint") is { } hint) setting["description"] = hint;
            settings[field.Name] = setting;
        }

        var schema = new JsonObject { ["title"] = texts.Text(language, "name"), ["description"] = texts.Text(language, "description"), ["properties"] = settings };
        var required = kind.Fields.Where(field => field.Required).Select(field => field.Name).ToList();
        if (required.Count > 0) schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        return schema;
    }

    private static JsonObject Connection() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("source", "target"),
        ["properties"] = new JsonObject { ["source"] = End(), ["target"] = End() },
    };

    /// <summary>Nested, or flat as in older files.</summary>
    private static JsonObject End() => new()
    {
        ["anyOf"] = new JsonArray(
            SchemaParts.Of("string"),
            new JsonObject { ["type"] = "object", ["required"] = new JsonArray("activity"), ["properties"] = new JsonObject { ["activity"] = SchemaParts.Of("string"), ["port"] = SchemaParts.Of("string") } }),
    };

    /// <summary>The journey's own rules. Those that the panel sets are all named.</summary>
    private static JsonObject Journey()
    {
        var rules = new JsonObject();
        foreach (var name in JourneyEdits.Settings.Skip(JourneyEdits.TopLevel)) rules[name] = new JsonObject();
        rules["reentry"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["mode"] = SchemaParts.OneOf(Enum.GetValues<ReentryMode>().Select(mode => mode.Name())), ["days"] = SchemaParts.Of("integer"), ["key"] = SchemaParts.Of("string") },
        };
        rules["entryWindow"] = SchemaParts.Of("object");
        rules["priority"] = SchemaParts.Of("integer");
        rules["exitWhen"] = SchemaParts.Ref("rule");
        rules["goal"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["event"] = SchemaParts.Of("string"), ["where"] = SchemaParts.Ref("rule"), ["window"] = SchemaParts.Of("string"), ["exits"] = SchemaParts.Of("boolean") },
        };
        rules["controlPercent"] = SchemaParts.Of("integer");
        rules["zone"] = SchemaParts.Of("string");
        return new JsonObject { ["type"] = "object", ["properties"] = rules };
    }
}
