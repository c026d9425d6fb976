namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Where each step of signing in is, and where it leads in the end.</summary>
internal static class SignInAddress
{
    public static string Of(SignInStep step, string? returnUrl)
    {
        var end = Shared.Security.LocalAddress.OrStart(returnUrl);
        return step switch
        {
            SignInStep.In => end,
            SignInStep.Code => $"/sign-in/code?returnUrl={Uri.EscapeDataString(end)}",
            SignInStep.SetUp => $"/sign-in/set-up?returnUrl={Uri.EscapeDataString(end)}",
            _ => $"/sign-in?returnUrl={Uri.EscapeDataString(end)}",
        };
    }
}
