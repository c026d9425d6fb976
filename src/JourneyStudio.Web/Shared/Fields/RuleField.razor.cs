using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class RuleField
{
    private JsonObject root = RuleTree.Group("all");

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;
    [Parameter] public bool Optional { get; set; }

    /// <summary>What the absence of every rule means here, in words.</summary>
    [Parameter] public string? Never { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    /// <summary>The rule as far as it can be asked; null while it is unfinished.</summary>
    private Rule? Asked => RuleTree.Write(root) is { } json && RuleJson.Parse(json).TryGet(out var rule) ? rule : null;

    private string? Sentence =>
        Asked is { } rule ? RuleSentence.Say(rule, Context.Language, Context.Content)
        : RuleTree.Items(root).Count == 0 ? Never ?? L[Optional ? "Rule.Always" : "Rule.None"].Value
        : null;

    /// <summary>Takes a value from elsewhere; what comes back of our own edits is the same and leaves the tree as it is.</summary>
    protected override void OnParametersSet()
    {
        var incoming = RuleTree.Read(Value);
        if (!JsonNode.DeepEquals(RuleTree.Read(RuleTree.Write(root)), incoming)) root = incoming;
    }

    /// <summary>Whether it asks for the event or the session at hand, or for what the journey remembers: beforehand there is nobody to count.</summary>
    private static bool NeedsMore(Rule rule) => rule.Leaves.Any(leaf =>
        leaf is PropertyRule || (leaf is AttributeRule asked && JourneyValues.NameIn(asked.Attribute) is not null) || (leaf is TagRule tag && tag.Scope == RuleScope.Session) || (leaf is CouponRule coupon && coupon.Scope == RuleScope.Session));

    private Task SaveAsync() => Changed.InvokeAsync(RuleTree.Write(root));
}
