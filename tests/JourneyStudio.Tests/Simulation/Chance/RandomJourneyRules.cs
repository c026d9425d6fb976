using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Who comes in, how often, and who goes.</summary>
internal static class RandomJourneyRules
{
    public static JsonElement Of(Dice dice)
    {
        var rules = new JsonObject();
        if (dice.Percent(80)) rules["reentry"] = Reentry(dice);
        if (dice.Percent(10)) rules["entryWindow"] = new JsonObject { ["from"] = "2026-03-05", ["to"] = "2026-04-01T10:00" };
        if (dice.Percent(40)) rules["priority"] = dice.From(-2, 5);
        if (dice.Percent(25)) rules["exitWhen"] = RandomRule.Of(dice);
        if (dice.Percent(35)) rules["goal"] = Goal(dice);
        if (dice.Percent(15)) rules["controlPercent"] = dice.From(10, 60);
        if (dice.Percent(20)) rules["zone"] = dice.Of(World.Zones);
        return JsonSerializer.SerializeToElement(rules);
    }

    private static JsonObject Reentry(Dice dice)
    {
        var mode = dice.Of(["never", "afterDays", "always", "always", "always", "restart"]);
        var reentry = new JsonObject { ["mode"] = mode };
        if (mode == "afterDays") reentry["days"] = dice.From(1, 10);
        if (dice.Percent(20)) reentry["key"] = dice.Of([RecordKinds.Session, RecordKinds.Order]);
        return reentry;
    }

    private static JsonObject Goal(Dice dice)
    {
        var goal = new JsonObject { ["event"] = dice.Of(World.Events), ["window"] = dice.Of(["P3D", "P14D"]), ["exits"] = dice.Percent(60) };
        if (dice.Percent(40)) goal["where"] = RandomRule.Of(dice);
        return goal;
    }
}
