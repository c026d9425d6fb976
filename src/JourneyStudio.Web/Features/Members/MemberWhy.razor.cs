using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Members;

public sealed partial class MemberWhy(JourneyOverviews overviews, NavigationManager navigation)
{
    private IReadOnlyList<KeyValuePair<string, string>>? journeys;

    [Parameter, EditorRequired] public long MemberId { get; set; }

    [Parameter, EditorRequired] public PersonalMask Mask { get; set; } = null!;

    /// <summary>The journey that is asked about.</summary>
    [SupplyParameterFromQuery(Name = "why")] private string? Why { get; set; }

    private string Chosen => Why ?? "";

    protected override async Task OnInitializedAsync() => journeys = await overviews.NamesAsync(CancellationToken.None);

    private void Choose(ChangeEventArgs change) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("why", change.Value is string { Length: > 0 } id ? id : null), replace: true);
}
