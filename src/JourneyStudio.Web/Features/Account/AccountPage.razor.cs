using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Account;

/// <summary>What somebody changes of their own account.</summary>
public sealed partial class AccountPage(AuthenticationStateProvider people)
{
    private long user;
    private string account = "";

    [SupplyParameterFromQuery] private string? Said { get; set; }

    [SupplyParameterFromQuery] private string? Problem { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var person = (await people.GetAuthenticationStateAsync()).User;
        (user, account) = (Actor.Of(person), person.Identity?.Name ?? "");
    }
}
