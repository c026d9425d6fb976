using System.Globalization;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>The versions of a journey, and what any two of them, or one and the draft, do differently.</summary>
public sealed partial class VersionsPage
{
    private const string Draft = "draft";
    private IReadOnlyList<PastVersion> versions = [];
    private IReadOnlyList<VersionChange> changes = [];
    private DraftView? draft;
    private DraftView? before;
    private DraftView? after;
    private bool missing;

    [Parameter] public string DefinitionId { get; set; } = "";

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    [Inject] private DraftDesk Desk { get; set; } = null!;
    [Inject] private JourneyRuleWords Words { get; set; } = null!;
    [Inject] private VersionHistory History { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Designer => $"/journeys/{Uri.EscapeDataString(DefinitionId)}";

    /// <summary>By default what members enter now, and the draft.</summary>
    private string Earlier => From ?? versions.FirstOrDefault(version => version.Admits)?.Number.ToString(CultureInfo.InvariantCulture) ?? versions[0].Number.ToString(CultureInfo.InvariantCulture);

    private string Later => To ?? Draft;

    protected override async Task OnParametersSetAsync()
    {
        draft = await Desk.OpenAsync(DefinitionId, CancellationToken.None);
        missing = draft is null;
        versions = await History.ReadAsync(DefinitionId, CancellationToken.None);
        if (draft is null || versions.Count == 0)
            return;
        before = await ReadAsync(Earlier);
        after = await ReadAsync(Later);
        changes = before is null || after is null ? [] : VersionDifference.Between(before, after, Words);
    }

    private async Task<DraftView?> ReadAsync(string which)
    {
        if (which == Draft)
            return draft;
        return int.TryParse(which, CultureInfo.InvariantCulture, out var number) && await History.FindAsync(DefinitionId, number, CancellationToken.None) is { } version
            ? Desk.Read(version, draft!)
            : null;
    }

    private string Address(string from, string to) => $"{Designer}/versions?from={from}&to={to}";

    private void Go(string from, string to) => Navigation.NavigateTo(Address(from, to));
}
