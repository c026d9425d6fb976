using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Segments;

/// <summary>Which segments there are, what each means, how many belong to it and who relies on it.</summary>
public sealed partial class SegmentsPage(SegmentListings listings, WorkspaceContents contents, SignedIn signedIn, NavigationManager navigation)
{
    private IReadOnlyList<SegmentListing>? segments;

    /// <summary>Counts are of the whole brand; who sees a part of it counts their own on a segment's page.</summary>
    private bool wholeBrand;
    private ContentCatalog content = ContentCatalog.Empty;

    [SupplyParameterFromQuery] private bool Archived { get; set; }

    [SupplyParameterFromQuery] private string? Find { get; set; }

    private IReadOnlyList<SegmentListing> Shown =>
        [.. segments!.Where(segment => segment.ArchivedAt is not null == Archived)
            .Where(segment => Find is null || CultureInfo.CurrentCulture.CompareInfo.IndexOf(segment.Names.In(StudioLanguages.Current), Find, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0)
            .OrderBy(segment => segment.Names.In(StudioLanguages.Current), StringComparer.CurrentCulture)];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        content = new ContentCatalog(await contents.ReadAsync(CancellationToken.None));
        wholeBrand = (await signedIn.ScopeAsync()).IsWhole;
        segments = await listings.AllAsync(CancellationToken.None);
    }

    private string Sentence(SegmentListing segment) => SegmentWords.Sentence(segment.Rule, content) ?? L[SegmentWords.IsNoRule(segment.Rule) ? "NoRule" : "Broken"];

    private void Search(string text) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("find", text.Length == 0 ? null : text), replace: true);
}
