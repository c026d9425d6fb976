using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyStudio.Engine.Rules;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class RuleField
{
    private JsonObject root = RuleTree.Group("all");

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public bool Optional { get; set; }

    /// <summary>What the absence of every rule means here, in words.</summary>
    [Parameter] public string? Never { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    private string? Sentence =>
        RuleTree.Write(root) is { } json && RuleJson.Parse(json).TryGet(out var rule) ? RuleSentence.Say(rule, Context.Language, Context.Content)
        : RuleTree.Items(root).Count == 0 ? Never ?? L[Optional ? "Rule.Always" : "Rule.None"].Value
        : null;

    /// <summary>Takes a value from elsewhere; what comes back of our own edits is the same and leaves the tree as it is.</summary>
    protected override void OnParametersSet()
    {
        var incoming = RuleTree.Read(Value);
        if (!JsonNode.DeepEquals(RuleTree.Read(RuleTree.Write(root)), incoming)) root = incoming;
    }

    private Task SaveAsync() => Changed.InvokeAsync(RuleTree.Write(root));
}
