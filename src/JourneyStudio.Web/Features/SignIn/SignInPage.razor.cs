using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.SignIn;

public sealed partial class SignInPage(SignInDesk desk, NavigationManager navigation)
{
    private const int TriesBeforeLockOut = StudioSecurity.TriesBeforeLockOut;
    private static readonly double MinutesLocked = StudioSecurity.LockedFor.TotalMinutes;

    private string? problem;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm] private SignInForm Form { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new SignInForm { Keep = true };
        if (HttpMethods.IsGet(HttpContext.Request.Method) && HttpContext.User.Identity is { IsAuthenticated: true })
            navigation.NavigateTo(LocalAddress.OrStart(ReturnUrl));
    }

    private async Task SubmitAsync()
    {
        problem = await desk.SignInAsync(HttpContext, Form);
        if (problem is null)
            navigation.NavigateTo(LocalAddress.OrStart(ReturnUrl));
    }
}
