using System.Globalization;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.Webhook;

/// <summary>What the receiver is told: what happened, when, and about whom. Fixed when the member arrives, so that every attempt says the same.</summary>
internal static class WebhookBody
{
    private const string DefaultKind = "journey.reached";

    public static string Write(WebhookSettings settings, ActivityContext context) => new JsonObject
    {
        ["type"] = settings.Kind.Length > 0 ? settings.Kind : DefaultKind,
        ["timestamp"] = context.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["data"] = new JsonObject
        {
            ["journey"] = context.Journey,
            ["activity"] = context.Activity,
            ["effect"] = context.EffectKey(0),
            ["member"] = context.Member.PublicId,
            ["attributes"] = new JsonObject(settings.Attributes.Distinct().Select(key => KeyValuePair.Create<string, JsonNode?>(key, Value(context.ForRules().Attribute(key))))),
            ["records"] = new JsonObject(context.Records.Select(record => KeyValuePair.Create<string, JsonNode?>(record.Key, record.Value))),
        },
    }.ToJsonString();

    private static JsonValue? Value(AttributeValue? value) => value switch
    {
        null => null,
        AttributeValue.Number number => JsonValue.Create(number.Value),
        AttributeValue.Flag flag => JsonValue.Create(flag.Value),
        _ => JsonValue.Create(value.ToText()),
    };
}
