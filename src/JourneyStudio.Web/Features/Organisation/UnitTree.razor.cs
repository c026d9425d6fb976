using JourneyStudio.Storage.Organisation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Organisation;

public sealed partial class UnitTree(IJSRuntime js)
{
    private const string Script = "./Features/Organisation/UnitTree.razor.js";
    private const int OpenAtFirst = 2;
    private readonly Dictionary<long, bool> toggled = [];
    private ILookup<long?, OrgUnitRow> below = null!;
    private Dictionary<long, OrgUnitRow> byId = [];
    private ElementReference tree;

    /// <summary>All units, each behind the one above it.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OrgUnitRow> Units { get; set; } = [];

    /// <summary>The one that is looked at; the way to it is open.</summary>
    [Parameter] public long? Selected { get; set; }

    [Parameter] public EventCallback<OrgUnitRow> OnSelect { get; set; }

    protected override void OnParametersSet()
    {
        below = Units.ToLookup(unit => unit.ParentId);
        byId = Units.ToDictionary(unit => unit.Id);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var script = await js.InvokeAsync<IJSObjectReference>("import", Script);
        await script.InvokeVoidAsync("attach", tree);
    }

    private IEnumerable<OrgUnitRow> Visible() => Units.Where(unit => Above(unit).All(IsOpen));

    private bool HasBelow(OrgUnitRow unit) => below[unit.Id].Any();

    private bool IsOpen(OrgUnitRow unit) => toggled.TryGetValue(unit.Id, out var open) ? open
        : Level(unit) < OpenAtFirst || (Selected is { } id && byId.TryGetValue(id, out var selected) && selected.Id != unit.Id && selected.Path.StartsWith(unit.Path, StringComparison.Ordinal));

    private IEnumerable<OrgUnitRow> Above(OrgUnitRow unit)
    {
        for (var at = unit.ParentId; at is { } id && byId.TryGetValue(id, out var above); at = above.ParentId)
            yield return above;
    }

    private void Toggle(OrgUnitRow unit) => toggled[unit.Id] = !IsOpen(unit);

    private int Level(OrgUnitRow unit) => 1 + Above(unit).Count();
}
