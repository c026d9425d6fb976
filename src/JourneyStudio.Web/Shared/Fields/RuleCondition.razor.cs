using System.Globalization;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class RuleCondition
{
    private static readonly string[] WindowLengths = ["", "PT1H", "P1D", "P3D", "P7D", "P30D", "P90D", "P365D"];
    private static readonly string[] CouponStates = ["issued", "claimed", "redeemed"];

    [Parameter, EditorRequired] public JsonObject Node { get; set; } = null!;
    [Parameter, EditorRequired] public string Path { get; set; } = "";
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }
    [Parameter] public EventCallback<JsonObject> Replace { get; set; }
    [Parameter] public EventCallback Remove { get; set; }

    private string Kind => RuleLeaf.KindOf(Node);

    private RuleNames Names => new(Context.Content, Context.Language);

    private JsonObject Order => Node["order"] as JsonObject ?? [];

    private IEnumerable<KeyValuePair<string, string>> Things => Kind switch
    {
        "tag" => Context.Content.Content.Tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Names.In(Context.Language))),
        "segment" => Context.Content.Content.Segments.Select(segment => KeyValuePair.Create(segment.Key, segment.Names.In(Context.Language))),
        "coupon" => Context.Content.Content.Coupons.Select(coupon => KeyValuePair.Create(coupon.Key, coupon.Names.In(Context.Language))),
        _ => BuiltInAttributes.All.Concat(Context.Content.Content.Attributes.Select(attribute => attribute.Key)).Distinct()
            .Select(key => KeyValuePair.Create(key, Names.Attribute(key))),
    };

    private IEnumerable<KeyValuePair<string, string>> Suggestions => Kind == "event"
        ? RuleNames.Events.Select(name => KeyValuePair.Create(name, Names.Event(name) ?? name))
        : RuleNames.Properties.Select(name => KeyValuePair.Create(name, Names.Property(name)));

    private IEnumerable<KeyValuePair<string, string>> Comparisons => Operators.Names.Select(name => KeyValuePair.Create(name, L[$"Rule.Op.{name}"].Value));

    private IEnumerable<KeyValuePair<string, string>> Has => Words(value => L[$"Rule.Has.{value}"], "true", "false");

    private IEnumerable<KeyValuePair<string, string>> Is => Words(value => L[$"Rule.Is.{value}"], "true", "false");

    private IEnumerable<KeyValuePair<string, string>> Scopes => Words(value => L[$"Rule.Scope.{value}"], "", "session", "any");

    private IEnumerable<KeyValuePair<string, string>> Coupons => Words(value => L[$"Rule.Coupon.{value}"], CouponStates);

    private IEnumerable<KeyValuePair<string, string>> Orders => Words(value => L[$"Rule.Order.{value}"], [.. RecordStates.Orders]);

    private IEnumerable<KeyValuePair<string, string>> Windows => WithCurrent(RuleTree.Text(Node, "within"));

    private IEnumerable<KeyValuePair<string, string>> OrderWindows => WithCurrent(RuleTree.Text(Order, "within"));

    private IEnumerable<KeyValuePair<string, string>> WithCurrent(string current) => WindowLengths.Append(current).Distinct()
        .Select(length => KeyValuePair.Create(length, length.Length == 0 ? L["Rule.Ever"].Value : WindowName(length)));

    private string WindowName(string length) => Engine.Time.Duration.Parse(length).TryGet(out var duration)
        ? L["Rule.Last", Engine.Time.DurationWords.Say(duration, Context.Language)]
        : length;

    private static IEnumerable<KeyValuePair<string, string>> Words(Func<string, string> say, params IEnumerable<string> values) =>
        values.Select(value => KeyValuePair.Create(value, say(value)));

    /// <summary>A tag that is given per session is asked for in this session, unless told otherwise.</summary>
    private Task ThingAsync()
    {
        if (Kind == "tag" && Context.Content.Tag(RuleTree.Text(Node, "tag")) is { Scoped: true } && !Node.ContainsKey("scope")) Node["scope"] = "session";
        return Changed.InvokeAsync();
    }

    private Task OperatorAsync(string op)
    {
        RuleLeaf.ChangeOperator(Node, op);
        return Changed.InvokeAsync();
    }

    private Task HasAsync(string has)
    {
        Node["has"] = has == "true";
        return Changed.InvokeAsync();
    }

    private static JsonValue? Count(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? JsonValue.Create(count) : null;

    private static JsonValue? Amount(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? JsonValue.Create(amount) : null;
}
