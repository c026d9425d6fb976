using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Tests.Activities;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Settings that a kind accepts, thrown field by field from its form schema; where chance finds none, one of the kind's samples.</summary>
internal static class RandomSettings
{
    private const int Tries = 12;
    private static readonly string[] Durations = ["PT5M", "PT1H", "PT26H", "P1D", "P3D", "P7D", "P1M"];

    private static readonly Dictionary<string, ActivitySamples> Samples = typeof(ActivitySamples).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ActivitySamples)) && !type.IsAbstract)
        .Select(type => (ActivitySamples)Activator.CreateInstance(type)!)
        .ToDictionary(samples => samples.Type);

    public static BoundActivity Of(ActivityKind kind, string id, Dice dice)
    {
        var type = kind.Descriptor.Type;
        for (var tried = 0; tried < Tries; tried++)
        {
            var bound = World.Catalog.Bind(new Activity { Id = id, Type = type, Settings = Throw(kind.Descriptor, dice) })!;
            if (bound.Problems.IsEmpty) return bound;
        }

        return World.Catalog.Bind(dice.Of(Samples[type].Samples.ToList()).Activity with { Id = id, Type = type })!;
    }

    private static PropertyBag Throw(ActivityDescriptor kind, Dice dice) => PropertyBag.From(kind.Fields
        .Where(field => field.Required || dice.Percent(field.Kind == FieldKind.Rule ? 20 : 60))
        .Select(field => KeyValuePair.Create(field.Name, JsonSerializer.SerializeToElement(Value(field, dice)))));

    private static JsonNode Value(Field field, Dice dice) => field.Kind switch
    {
        FieldKind.Number => dice.From(-3, 9),
        FieldKind.Flag => dice.Percent(50),
        FieldKind.Choice => dice.Of(field.Choices),
        FieldKind.Choices => Array(dice.Some(field.Choices, 1, 3)),
        FieldKind.Duration => dice.Of(Durations),
        FieldKind.EventName => dice.Of(World.Events),
        FieldKind.Rule => RandomRule.Of(dice),
        FieldKind.Tags => Array(dice.Some(World.Tags, 1, 2)),
        FieldKind.Template => dice.Of(["hello", "offer"]),
        FieldKind.Coupon => "gift",
        FieldKind.Form => dice.Of(World.Forms),
        FieldKind.Texts => Array(dice.Some(World.Words, 1, 2)),
        FieldKind.Cases => new JsonArray([.. dice.Some(["A", "B", "C"], 1, 3).Select(name => new JsonObject { ["name"] = name, ["rule"] = RandomRule.Of(dice) })]),
        FieldKind.Branches => Branches(dice),
        FieldKind.Journey => dice.Of(World.Journeys),
        FieldKind.Attribute => dice.Of(World.Attributes),
        FieldKind.Segment => dice.Of(World.Segments),
        FieldKind.Time => $"{dice.From(0, 23):00}:{dice.Of([0, 15, 30]):00}",
        FieldKind.Moment => $"2026-0{dice.From(2, 4)}-{dice.From(1, 28):00}T0{dice.From(0, 9)}:30",
        FieldKind.Zone => dice.Of(World.Zones),
        FieldKind.Cron => "30 9 * * MON-FRI",
        _ => dice.Of(World.Words),
    };

    private static JsonArray Branches(Dice dice)
    {
        var first = dice.From(0, 100);
        return [new JsonObject { ["name"] = "X", ["percent"] = first }, new JsonObject { ["name"] = "Y", ["percent"] = 100 - first }];
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
