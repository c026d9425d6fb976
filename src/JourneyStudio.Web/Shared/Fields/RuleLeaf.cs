using System.Globalization;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>One condition while it is edited.</summary>
internal static class RuleLeaf
{
    public static readonly IReadOnlyList<string> Kinds = ["attribute", "tag", "segment", "event", "order", "message", "coupon", "property"];

    public static string KindOf(JsonObject leaf) => Kinds.FirstOrDefault(leaf.ContainsKey) ?? Kinds[0];

    /// <summary>A condition of a kind as it begins.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="membersAlone">Whether there is no session that a coupon could be asked for in.</param>
    public static JsonObject New(string kind, bool membersAlone = false) => kind switch
    {
        "tag" => new JsonObject { ["tag"] = "", ["has"] = true },
        "segment" => new JsonObject { ["segment"] = "", ["has"] = true },
        "event" => new JsonObject { ["event"] = "", ["atLeast"] = 1 },
        "message" => new JsonObject { ["message"] = MessageEngagements.Names[(int)MessageEngagement.Opened], ["within"] = "P30D", ["atLeast"] = 1 },
        "order" => new JsonObject { ["order"] = new JsonObject { ["status"] = "paid" }, ["atLeast"] = 1 },
        "coupon" when membersAlone => new JsonObject { ["coupon"] = "", ["state"] = "redeemed", ["has"] = true, ["scope"] = "any" },
        "coupon" => new JsonObject { ["coupon"] = "", ["state"] = "redeemed", ["has"] = true },
        _ => new JsonObject { [kind] = "", ["op"] = "is", ["value"] = "" },
    };

    /// <summary>The value that an operator takes, from what was typed.</summary>
    public static JsonNode? Value(string op, string text)
    {
        var known = Operators.Parse(op) ?? Operator.Is;
        if (known.TakesNone()) return null;
        if (known.TakesSeveral()) return new JsonArray([.. text.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => JsonValue.Create(item))]);
        return known.IsNumeric() && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text.Trim());
    }

    /// <summary>Gives a comparison another operator and keeps its value where that makes sense.</summary>
    public static void ChangeOperator(JsonObject leaf, string op)
    {
        var value = RuleTree.Text(leaf, "value");
        leaf["op"] = op;
        RuleTree.Set(leaf, "value", Value(op, value));
    }

    /// <summary>A number of times, or nothing.</summary>
    public static JsonNode? Count(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? JsonValue.Create(count) : null;

    /// <summary>An amount of money, or nothing.</summary>
    public static JsonNode? Amount(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? JsonValue.Create(amount) : null;

    /// <summary>Words, or nothing.</summary>
    public static JsonNode? Words(string text) => text.Trim() is { Length: > 0 } words ? JsonValue.Create(words) : null;
}
