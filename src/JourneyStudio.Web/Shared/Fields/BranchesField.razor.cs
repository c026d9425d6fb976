using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class BranchesField
{
    private List<JsonObject> branches = [];

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    protected override void OnParametersSet() => branches = ListItems.Read(Value);

    private Task AddAsync()
    {
        var left = Math.Max(0, 100 - branches.Sum(branch => ListItems.Number(branch, "percent")));
        branches.Add(new JsonObject { ["name"] = ListItems.NewName(branches), ["percent"] = left });
        return SaveAsync();
    }

    private Task RemoveAsync(int at)
    {
        branches.RemoveAt(at);
        return SaveAsync();
    }

    private Task RenameAsync(int at, string? name)
    {
        branches[at]["name"] = (name ?? "").Trim();
        return SaveAsync();
    }

    private Task ShareAsync(int at, string? share)
    {
        if (int.TryParse(share, CultureInfo.InvariantCulture, out var percent)) branches[at]["percent"] = percent;
        return SaveAsync();
    }

    /// <summary>The same share for each; the first take what is left over.</summary>
    private Task EvenAsync()
    {
        for (var i = 0; i < branches.Count; i++) branches[i]["percent"] = (100 / branches.Count) + (i < 100 % branches.Count ? 1 : 0);
        return SaveAsync();
    }

    private Task SaveAsync() => Changed.InvokeAsync(ListItems.Write(branches));
}
