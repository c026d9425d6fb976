using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Journeys.Exporting;
using JourneyStudio.Web.Features.Journeys.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyStudio.Web.Features.Journeys;

public sealed partial class JourneysPage(JourneyOverviews overviews, JourneyDesk desk, JourneySketches sketches, JourneyTemplates gallery, NavigationManager navigation)
{
    private static readonly string[] FirstLine = ["trigger", "flow", "message", "wait", "action", "people", "exit"];
    private IReadOnlyList<JourneyOverview>? journeys;
    private IReadOnlyDictionary<string, JourneySketch> drawn = new Dictionary<string, JourneySketch>(StringComparer.Ordinal);
    private string? failure;
    private bool creating;

    [SupplyParameterFromQuery] private string? State { get; set; }

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    private IReadOnlyList<JourneyOverview> Shown =>
        [.. JourneyFilter.Of(journeys!, State, Find).OrderBy(journey => JourneyStates.Rank(journey.State)).ThenBy(journey => journey.Name, StringComparer.CurrentCulture)];

    /// <summary>What is shown, as files.</summary>
    private string ExportAddress => QueryHelpers.AddQueryString("/journeys/export.zip", new Dictionary<string, string?> { ["state"] = State, ["find"] = Find });

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var all = await overviews.AllAsync(CancellationToken.None);
        drawn = await sketches.OfAsync(all, CancellationToken.None);
        journeys = all;
    }

    private string Address(string? state) => navigation.GetUriWithQueryParameter("state", state);

    private void Search(string text) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("find", text.Length == 0 ? null : text), replace: true);

    private async Task CreateAsync(string name, string query = "")
    {
        creating = true;
        navigation.NavigateTo($"/journeys/{await desk.BeginAsync(name, await ByAsync(), CancellationToken.None)}{query}");
    }

    private async Task DuplicateAsync(JourneyOverview journey) =>
        navigation.NavigateTo($"/journeys/{await desk.DuplicateAsync(journey.Text, L["Copy.Name", journey.Name], await ByAsync(), CancellationToken.None)}");

    private async Task ArchiveAsync(JourneyOverview journey, bool archived)
    {
        failure = await desk.ArchiveAsync(journey.DefinitionId, archived, await ByAsync(), CancellationToken.None) ? null : L["Archive.Failed", journey.Name].Value;
        await LoadAsync();
    }

    private async Task<long?> ByAsync() =>
        long.TryParse((await Authentication).User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
}
