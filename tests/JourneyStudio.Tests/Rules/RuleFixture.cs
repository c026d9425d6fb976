using System.Text.Json;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Rules;

/// <summary>A member, a moment and short ways to ask rules about them.</summary>
internal static class RuleFixture
{
    public static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-05-10T12:00:00Z");

    public static readonly MemberSnapshot Nobody = new()
    {
        Id = new MemberId(1),
        PublicId = "p1",
        Zone = Zones.Find("Asia/Shanghai").Value,
        Language = "zh-CN",
    };

    public static RuleContext With(MemberSnapshot member, string? session = null) => new()
    {
        Member = member,
        Now = Now,
        Records = session is null ? [] : new Dictionary<string, string> { [RecordKinds.Session] = session },
    };

    public static RuleContext WithAttribute(string key, AttributeValue value) =>
        With(Nobody with { Attributes = new Dictionary<string, AttributeValue> { [key] = value } });

    public static Rule Parse(string json) => RuleJson.Parse(JsonElement.Parse(json)).Value;

    public static bool Ask(string json, RuleContext context) => RuleEvaluator.Evaluate(Parse(json), context).Value;

    public static MemberEvent Happened(long id, string name, DateTimeOffset at, params (string Name, string Value)[] properties) => new()
    {
        Id = id,
        Name = name,
        At = at,
        StoredAt = at,
        Properties = properties.ToDictionary(p => p.Name, p => (AttributeValue)new AttributeValue.Text(p.Value)),
    };
}
