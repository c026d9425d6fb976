using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class BranchesField
{
    private const string Percent = "percent";
    private List<JsonObject> branches = [];
    private readonly Dictionary<int, ElementReference> shares = [];
    private ElementReference add;

    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public JsonElement? Value { get; set; }
    [Parameter] public FieldTies Ties { get; set; } = FieldTies.None;

    /// <summary>Percent that belong to no branch.</summary>
    [Parameter] public int HeldOut { get; set; }
    [Parameter] public EventCallback<JsonElement?> Changed { get; set; }

    /// <summary>What is missing to all; below zero what is too much.</summary>
    private int Left => 100 - HeldOut - branches.Sum(branch => ListItems.Number(branch, Percent));

    private int RestFor(int at) => ListItems.Number(branches[at], Percent) + Left;

    protected override void OnParametersSet() => branches = ListItems.Read(Value);

    private Task AddAsync()
    {
        branches.Add(new JsonObject { ["name"] = ListItems.NewName(branches), [Percent] = Math.Max(0, Left) });
        return SaveAsync();
    }

    private async Task RemoveAsync(int at)
    {
        branches.RemoveAt(at);
        await SaveAsync();
        await add.FocusAsync();
    }

    private Task RenameAsync(int at, string? name)
    {
        branches[at]["name"] = (name ?? "").Trim();
        return SaveAsync();
    }

    private Task ShareAsync(int at, string? share) =>
        int.TryParse(share, CultureInfo.InvariantCulture, out var percent) ? ShareAsync(at, percent) : SaveAsync();

    private Task ShareAsync(int at, int percent)
    {
        branches[at][Percent] = percent;
        return SaveAsync();
    }

    /// <summary>The button goes with what it gave: the focus is on the share then.</summary>
    private async Task GiveRestAsync(int at)
    {
        await ShareAsync(at, RestFor(at));
        await shares[at].FocusAsync();
    }

    /// <summary>The same share for each; the first take what is left over.</summary>
    private Task EvenAsync()
    {
        var all = Math.Max(0, 100 - HeldOut);
        for (var i = 0; i < branches.Count; i++) branches[i][Percent] = (all / branches.Count) + (i < all % branches.Count ? 1 : 0);
        return SaveAsync();
    }

    private Task SaveAsync() => Changed.InvokeAsync(ListItems.Write(branches));
}
