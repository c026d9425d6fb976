using System.Text.Json.Nodes;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Rules of every kind of leaf and group, as JSON.</summary>
internal static class RandomRule
{
    private static readonly string[] Windows = ["PT2H", "P1D", "P7D", "P1M"];

    public static JsonObject Of(Dice dice, int depth = 0)
    {
        if (depth < 2 && dice.Percent(20)) return Group(dice, depth);
        return dice.From(0, 7) switch
        {
            0 or 1 => Tag(dice),
            2 => Number(dice),
            3 => Date(dice),
            4 => Happened(dice),
            5 => new JsonObject { ["segment"] = dice.Of(World.Segments), ["has"] = dice.Percent(50) },
            6 => Coupon(dice),
            _ => dice.Percent(50) ? Order(dice) : Property(dice),
        };
    }

    private static JsonObject Group(Dice dice, int depth) =>
        new() { [dice.Of(["all", "any", "none"])] = new JsonArray([.. Enumerable.Range(0, dice.From(1, 3)).Select(_ => (JsonNode)Of(dice, depth + 1))]) };

    private static JsonObject Tag(Dice dice)
    {
        var tag = dice.Of(World.Tags);
        return new() { ["tag"] = tag, ["has"] = dice.Percent(50), ["scope"] = tag == "checked-in" ? dice.Of(["session", "any", "s1"]) : "" };
    }

    private static JsonObject Number(Dice dice)
    {
        var attribute = dice.Of(["visits", "points"]);
        return dice.Percent(20)
            ? new() { ["attribute"] = attribute, ["op"] = dice.Of(["isSet", "isNotSet"]) }
            : new() { ["attribute"] = attribute, ["op"] = dice.Of(["greater", "atLeast", "less", "atMost", "is", "isNot"]), ["value"] = dice.From(0, 5) };
    }

    private static JsonObject Date(Dice dice) => dice.Percent(30)
        ? new() { ["attribute"] = dice.Of(["colour", "stage"]), ["op"] = dice.Of(["is", "isNot", "contains", "notContains"]), ["value"] = dice.Of(World.Words) }
        : new() { ["attribute"] = "due", ["op"] = dice.Of(["before", "after", "onOrBefore", "onOrAfter"]), ["value"] = dice.Of(["today", "today+P3D", "today-P1M", "2026-03-20"]) };

    private static JsonObject Happened(Dice dice)
    {
        var rule = new JsonObject { ["event"] = dice.Of(World.Events), [dice.Of(["atLeast", "atMost"])] = dice.From(0, 2), ["scope"] = dice.Of(["any", "session"]) };
        if (dice.Percent(60)) rule["within"] = dice.Of(Windows);
        if (dice.Percent(30)) rule["where"] = new JsonArray(Property(dice));
        return rule;
    }

    private static JsonObject Property(Dice dice) => dice.Percent(50)
        ? new() { ["property"] = "amount", ["op"] = "atLeast", ["value"] = dice.From(0, 5) }
        : new() { ["property"] = "text", ["op"] = dice.Of(["is", "isNot"]), ["value"] = dice.Of(World.Words) };

    private static JsonObject Coupon(Dice dice) =>
        new() { ["coupon"] = "gift", ["state"] = dice.Of(["issued", "claimed", "redeemed"]), ["has"] = dice.Percent(50), ["scope"] = dice.Of(["session", "any"]) };

    private static JsonObject Order(Dice dice)
    {
        var order = new JsonObject { ["status"] = dice.Of(["paid", "placed", "refunded"]) };
        if (dice.Percent(50)) order["within"] = dice.Of(Windows);
        if (dice.Percent(30)) order["totalAtLeast"] = dice.From(0, 300);
        return new() { ["order"] = order, ["atLeast"] = 1 };
    }
}
