using System.Text.Json.Nodes;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class RuleCondition
{
    private static readonly string[] CouponStates = ["issued", "claimed", "redeemed"];
    private ElementReference first;

    [Parameter, EditorRequired] public JsonObject Node { get; set; } = null!;
    [Parameter, EditorRequired] public string Path { get; set; } = "";
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;

    /// <summary>Whether it was just added: the focus goes there.</summary>
    [Parameter] public bool Fresh { get; set; }
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
        "message" => Words(value => L[$"Rule.Message.{value}"], MessageEngagements.Names),
        _ => BuiltInAttributes.All.Concat(Context.Content.Content.Attributes.Select(attribute => attribute.Key)).Distinct()
            .Select(key => KeyValuePair.Create(key, Names.Attribute(key))).Concat(OfJourney),
    };

    /// <summary>What the journey remembers, with the one that is asked for although nothing sets it.</summary>
    private IEnumerable<KeyValuePair<string, string>> OfJourney => Context.Values.Append(JourneyValues.NameIn(RuleTree.Text(Node, "attribute"))).OfType<string>().Distinct()
        .Select(name => KeyValuePair.Create(JourneyValues.Prefix + name, L["Rule.OfJourney", name].Value));

    private IEnumerable<KeyValuePair<string, string>> Values => Kind == "attribute"
        ? Context.Content.ChoicesOf(RuleTree.Text(Node, "attribute")).Select(choice => KeyValuePair.Create(choice.Value, choice.Label.In(Context.Language)))
        : [];

    private IEnumerable<KeyValuePair<string, string>> Suggestions => Kind == "event"
        ? RuleNames.Events.Select(name => KeyValuePair.Create(name, Names.Event(name) ?? name))
        : RuleNames.Properties.Select(name => KeyValuePair.Create(name, Names.Property(name)));

    private IEnumerable<KeyValuePair<string, string>> Has => Words(value => L[$"Rule.Has.{value}"], "true", "false");

    private IEnumerable<KeyValuePair<string, string>> Is => Words(value => L[$"Rule.Is.{value}"], "true", "false");

    private IEnumerable<KeyValuePair<string, string>> Scopes => Words(value => L[$"Rule.Scope.{value}"], Context.MembersAlone ? ["", "any"] : ["", "session", "any"]);

    /// <summary>Without a word a coupon is asked for in the session.</summary>
    private IEnumerable<KeyValuePair<string, string>> CouponScopes => Words(
        value => L[value.Length == 0 ? "Rule.Scope.session" : $"Rule.Scope.{value}"], Context.MembersAlone && Node.ContainsKey("scope") ? ["any"] : ["", "any"]);

    private IEnumerable<KeyValuePair<string, string>> Coupons => Words(value => L[$"Rule.Coupon.{value}"], CouponStates);

    private IEnumerable<KeyValuePair<string, string>> Orders => Words(value => L[$"Rule.Order.{value}"], RecordStates.Orders);

    private IEnumerable<KeyValuePair<string, string>> Templates =>
        Context.Content.Content.Templates.Select(template => KeyValuePair.Create(template.Key, template.Names.In(Context.Language))).Prepend(new("", L["Rule.AnyTemplate"]));

    private IEnumerable<KeyValuePair<string, string>> Channels =>
        ChannelKeys.ToMembers.Select(channel => KeyValuePair.Create(channel, Names.Channel(channel))).Prepend(new("", L["Rule.AnyChannel"]));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Fresh)
            await first.FocusAsync();
    }

    private static IEnumerable<KeyValuePair<string, string>> Words(Func<string, string> say, params IEnumerable<string> values) =>
        values.Select(value => KeyValuePair.Create(value, say(value)));

    /// <summary>The kind that it is already leaves what was chosen as it is.</summary>
    private Task KindAsync(ChangeEventArgs args) =>
        args.Value is string kind && kind != Kind ? Replace.InvokeAsync(RuleLeaf.New(kind, Context.MembersAlone)) : Task.CompletedTask;

    /// <summary>A tag that is given per session is asked for in this session, unless told otherwise.</summary>
    private Task ThingAsync()
    {
        if (Kind == "tag" && Context.Content.Tag(RuleTree.Text(Node, "tag")) is { Scoped: true } && !Node.ContainsKey("scope")) Node["scope"] = Context.MembersAlone ? "any" : "session";
        return Changed.InvokeAsync();
    }

    private Task HasAsync(string has)
    {
        Node["has"] = has == "true";
        return Changed.InvokeAsync();
    }

    private Task CouponScopeAsync(string scope)
    {
        RuleTree.SetText(Node, "scope", scope);
        return Changed.InvokeAsync();
    }
}
