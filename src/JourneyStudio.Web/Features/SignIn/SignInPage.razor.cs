using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.SignIn;

public sealed partial class SignInPage(SignInDesk desk, NavigationManager navigation)
{
    private const int TriesBeforeLockOut = SignInLock.TriesBeforeLockOut;
    private static readonly double MinutesLocked = SignInLock.LockedFor.TotalMinutes;

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
        var answer = await desk.SignInAsync(HttpContext, Form);
        problem = answer.Problem;
        if (problem is null)
            navigation.NavigateTo(SignInAddress.Of(answer.Next, ReturnUrl));
    }
}
