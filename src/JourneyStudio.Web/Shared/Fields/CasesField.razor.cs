using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class CasesField
{
    private List<JsonObject> cases = [];
    private ElementReference add;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    protected override void OnParametersSet() => cases = ListItems.Read(Value);

    private Task AddAsync()
    {
        cases.Add(new JsonObject { ["name"] = ListItems.NewName(cases), ["rule"] = new JsonObject { ["all"] = new JsonArray() } });
        return SaveAsync();
    }

    private async Task RemoveAsync(int at)
    {
        cases.RemoveAt(at);
        await SaveAsync();
        await add.FocusAsync();
    }

    private Task MoveUpAsync(int at)
    {
        (cases[at - 1], cases[at]) = (cases[at], cases[at - 1]);
        return SaveAsync();
    }

    private Task RenameAsync(int at, string? name)
    {
        cases[at]["name"] = (name ?? "").Trim();
        return SaveAsync();
    }

    private Task SetRuleAsync(int at, JsonElement? rule)
    {
        cases[at]["rule"] = rule is { } set ? JsonNode.Parse(set.GetRawText()) : new JsonObject { ["all"] = new JsonArray() };
        return SaveAsync();
    }

    private Task SaveAsync() => Changed.InvokeAsync(ListItems.Write(cases));
}
