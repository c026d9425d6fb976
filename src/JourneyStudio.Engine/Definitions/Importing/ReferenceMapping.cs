using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>Puts keys that the workspace knows in the place of those that it doesn't: in settings, in rules, in the journey's own rules.</summary>
/// <param name="catalog">The kinds of activities, which say what a setting holds.</param>
/// <param name="keys">The other key of each reference that is mapped.</param>
public sealed class ReferenceMapping(ActivityCatalog catalog, IReadOnlyDictionary<MissingReference, string> keys)
{
    private static readonly ImmutableDictionary<FieldKind, string> Kinds = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(FieldKind.Tags, MissingReference.Tag),
        KeyValuePair.Create(FieldKind.Template, MissingReference.Template),
        KeyValuePair.Create(FieldKind.Form, MissingReference.Form),
        KeyValuePair.Create(FieldKind.Segment, MissingReference.Segment),
        KeyValuePair.Create(FieldKind.Coupon, MissingReference.Coupon),
    ]);

    private static readonly ImmutableArray<string> InConditions = [MissingReference.Tag, MissingReference.Template, MissingReference.Segment, MissingReference.Coupon];

    /// <summary>The definition with the other keys.</summary>
    public JourneyDefinition Apply(JourneyDefinition definition) => keys.Count == 0 ? definition : definition with
    {
        Rules = definition.Rules with
        {
            ExitWhen = definition.Rules.ExitWhen is { } exit ? Rule(exit) : null,
            Goal = definition.Rules.Goal is { Where: { } where } goal ? goal with { Where = Rule(where) } : definition.Rules.Goal,
        },
        Activities = [.. definition.Activities.Select(Of)],
    };

    private Activity Of(Activity activity) => (catalog.Find(activity.Type)?.Descriptor.Fields ?? []).Aggregate(activity, (mapped, field) =>
        activity.Settings[field.Name] is { } value && Of(field, value) is { } other ? mapped with { Settings = mapped.Settings.Set(field.Name, other) } : mapped);

    private JsonElement? Of(Field field, JsonElement value) =>
        field.Kind is FieldKind.Rule or FieldKind.Cases ? Rule(value)
        : Kinds.TryGetValue(field.Kind, out var kind) ? JsonSerializer.SerializeToElement(Keys(JsonNode.Parse(value.GetRawText()), kind))
        : null;

    private JsonElement Rule(JsonElement rule)
    {
        var json = JsonNode.Parse(rule.GetRawText());
        Walk(json);
        return JsonSerializer.SerializeToElement(json);
    }

    private void Walk(JsonNode? json)
    {
        if (json is JsonObject condition)
        {
            foreach (var name in InConditions)
                if (condition[name] is JsonValue) condition[name] = Keys(condition[name], name);
            if (condition["property"] is JsonValue property && property.TryGetValue<string>(out var read) && read == MissingReference.Form && condition["value"] is { } value)
                condition["value"] = Keys(value, MissingReference.Form);
            foreach (var (_, nested) in condition) Walk(nested);
        }
        else if (json is JsonArray list)
        {
            foreach (var nested in list) Walk(nested);
        }
    }

    /// <summary>One key, or a list of them.</summary>
    private JsonNode? Keys(JsonNode? json, string kind) => json switch
    {
        JsonArray list => new JsonArray([.. list.Select(item => Keys(item, kind))]),
        JsonValue value when value.TryGetValue<string>(out var key) && keys.TryGetValue(new MissingReference(kind, key), out var other) => JsonValue.Create(other),
        _ => json?.DeepClone(),
    };
}
