using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>Conditions and groups of them, joined. The focus follows what is added, and stays in the group when something goes.</summary>
public sealed partial class RuleGroup
{
    private ElementReference add;
    private JsonObject? added;

    [Parameter, EditorRequired] public JsonObject Node { get; set; } = null!;
    [Parameter, EditorRequired] public string Path { get; set; } = "";
    [Parameter] public string? Invalid { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }
    [Parameter] public EventCallback Remove { get; set; }

    private Task Do(Action edit)
    {
        edit();
        return Changed.InvokeAsync();
    }

    private Task AddAsync(JsonObject condition)
    {
        added = condition;
        return Do(() => RuleTree.Items(Node).Add(condition));
    }

    private Task AddGroupAsync() => Do(() => RuleTree.Items(Node).Add(RuleTree.Group("any", RuleLeaf.New("tag"))));

    /// <summary>Another kind of condition in its place: whoever chose it goes on there.</summary>
    private Task ReplaceAsync(int at, JsonObject other)
    {
        added = other;
        return Do(() => RuleTree.Items(Node)[at] = other);
    }

    private async Task RemoveAsync(JsonObject item)
    {
        await Do(() => RuleTree.Items(Node).Remove(item));
        await add.FocusAsync();
    }
}
