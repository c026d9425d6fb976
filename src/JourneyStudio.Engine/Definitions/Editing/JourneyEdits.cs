using System.Collections.Immutable;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Edits of the journey itself: its name and its own rules.</summary>
public static class JourneyEdits
{
    /// <summary>What <see cref="DraftCommand.Journey"/> can set: <c>name</c>, <c>description</c> and the properties of <c>customProperties.journey</c>.</summary>
    public static readonly ImmutableArray<string> Settings =
    [
        "name", "description", "reentry", "entryWindow", "priority", "exitWhen", "goal", "controlPercent", "caps",
        "quietHours", "zone", "whenPaused",
    ];

    /// <summary>How many of <see cref="Settings"/>, the first ones, stand beside the rules and not among them.</summary>
    internal const int TopLevel = 2;

    /// <summary>One of the journey's rules as <see cref="DraftCommand.Journey"/> takes it; null when it is not given.</summary>
    public static JsonElement? Json(JourneyRules rules, string setting) => Bag(rules)[setting];

    internal static Result<DraftEdit> Set(JourneyDefinition draft, DraftCommand.Journey command)
    {
        if (!Settings.Contains(command.Setting)) return new Problem("draft.unknown-rule", command.Setting);
        var before = Value(draft, command.Setting);
        var after = With(draft, command.Setting, command.Value);
        if (!after.TryGet(out var definition)) return Result.Fail<DraftEdit>(after.Problems);
        return Same(before, Value(definition, command.Setting)) ? DraftEditor.Nothing(draft) : new DraftEdit(definition, new DraftCommand.Journey(command.Setting, before));
    }

    private static JsonElement? Value(JourneyDefinition draft, string setting) => setting switch
    {
        "name" => Text(draft.Name),
        "description" => Text(draft.Description),
        _ => Bag(draft.Rules)[setting],
    };

    private static Result<JourneyDefinition> With(JourneyDefinition draft, string setting, JsonElement? value)
    {
        if (setting is "name" or "description")
        {
            if (value is { ValueKind: not JsonValueKind.String }) return new Problem("json.type", "text");
            return setting == "name" ? draft with { Name = value?.GetString() } : draft with { Description = value?.GetString() };
        }

        var rules = Bag(draft.Rules);
        var text = JsonSerializer.SerializeToUtf8Bytes((value is { } set ? rules.Set(setting, set) : rules.Remove(setting)).ToElement());
        var scan = JsonScan.Of(text, JsonLimits.Default);
        if (!scan.TryGet(out var lines)) return Result.Fail<JourneyDefinition>(scan.Problems);
        var reading = new JsonReading(lines);
        var read = RulesReader.Read(new ObjectReader(reading, JsonElement.Parse(text), "$"));
        return reading.Problems.Count > 0 ? Result.Fail<JourneyDefinition>([.. reading.Problems]) : draft with { Rules = read };
    }

    private static PropertyBag Bag(JourneyRules rules)
    {
        var writer = new CanonicalWriter();
        writer.Object(json => RulesWriter.Write(json, rules));
        return PropertyBag.From(JsonElement.Parse(writer.ToString()));
    }

    private static bool Same(JsonElement? a, JsonElement? b) =>
        a is { } x && b is { } y ? CanonicalWriter.Text(x) == CanonicalWriter.Text(y) : a is null && b is null;

    private static JsonElement? Text(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);
}
