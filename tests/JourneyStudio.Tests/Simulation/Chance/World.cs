using System.Text.Json;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>What random journeys and their members speak of: little, so that they meet often.</summary>
internal static class World
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] Words = ["red", "blue", "42"];
    public static readonly string[] Events = ["start", "visit", "buy"];
    public static readonly string[] Tags = ["vip", "signed", "checked-in"];
    public static readonly string[] Attributes = ["due", "visits", "colour", "stage", "points"];
    public static readonly string[] Journeys = ["j1", "j2", "j3", "j4"];
    public static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"];
    public static readonly string[] Sessions = ["s1", "s2"];
    public static readonly string[] Orders = ["o1", "o2"];
    public static readonly string[] Segments = ["regulars"];
    public static readonly string[] Forms = ["club"];

    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    public static ContentCatalog Content { get; } = new(new WorkspaceContent
    {
        Salt = "salt",
        Tags = [.. Tags.Select(tag => new TagDefinition(tag, Named(tag), "g", Scoped: tag == "checked-in"))],
        Attributes =
        [
            new AttributeDefinition("due", Named("due"), Type: AttributeType.Date),
            new AttributeDefinition("visits", Named("visits"), Type: AttributeType.Number),
            new AttributeDefinition("colour", Named("colour")),
        ],
        Templates = [Template("hello", MessageClass.Service), Template("offer", MessageClass.Marketing)],
        Forms = [new FormDefinition("club", Named("club"), Named("club"), [], Named("ok"), Named("thanks"))],
        Coupons = [new CouponDefinition("gift", Named("gift"), 5, 10, 10, 14)],
        Segments = [new SegmentDefinition("regulars", Named("regulars"), JsonElement.Parse("""{"tag":"vip","has":true}"""))],
    });

    public static SessionRecord Session(string key, DateTimeOffset startsAt) => new()
    {
        Key = key,
        Names = Named(key),
        Store = "store",
        Place = Named("place"),
        Zone = key == "s1" ? "Asia/Shanghai" : "Europe/London",
        StartsAt = startsAt,
        EndsAt = startsAt.AddHours(2),
        Capacity = 10,
    };

    private static LocalText Named(string key) => new(key, key);

    private static MessageTemplate Template(string key, MessageClass kind) =>
        new(key, Named(key), kind, [.. ChannelKeys.All.Select(channel => new MessageVariant(channel, Languages.English, Subject: key, Text: key))]);
}
