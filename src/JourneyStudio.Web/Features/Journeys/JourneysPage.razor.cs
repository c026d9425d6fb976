using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Journeys;

public sealed partial class JourneysPage(JourneyOverviews overviews, JourneyCreation creation, JourneySketches sketches, NavigationManager navigation)
{
    private static readonly string[] FirstLine = ["trigger", "flow", "message", "wait", "action", "people", "exit"];
    private IReadOnlyList<JourneyOverview>? journeys;
    private IReadOnlyDictionary<string, JourneySketch> drawn = new Dictionary<string, JourneySketch>(StringComparer.Ordinal);
    private bool creating;

    [SupplyParameterFromQuery] private string? State { get; set; }

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    private IReadOnlyList<JourneyOverview> Shown =>
        [.. journeys!.Where(journey => State is null || journey.State == State)
            .Where(journey => Find is null || CultureInfo.CurrentCulture.CompareInfo.IndexOf(journey.Name, Find, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0)
            .OrderBy(journey => JourneyStates.Rank(journey.State)).ThenBy(journey => journey.Name, StringComparer.CurrentCulture)];

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

    private async Task CreateAsync()
    {
        creating = true;
        var user = (await Authentication).User;
        var by = long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var definition = new JourneyDefinition { DefinitionId = RandomNumberGenerator.GetHexString(16, lowercase: true), Name = L["New.Name"] };
        await creation.BeginAsync(definition.DefinitionId, L["New.Name"], DefinitionJson.Write(definition, _ => []), by, CancellationToken.None);
        navigation.NavigateTo($"/journeys/{definition.DefinitionId}");
    }
}
