using JourneyStudio.Storage.Identity.SecondFactor;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>The second step of somebody whose role asks for one and who has none: they set it up before they get in.</summary>
public sealed partial class SetUpPage(SignInDesk desk, IDataProtectionProvider protection, NavigationManager navigation)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("two-factor.set-up").ToTimeLimitedDataProtector();
    private IReadOnlyList<string>? codes;
    private string? problem;
    private string account = "";
    private string secret = "";

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm] private CodeForm Form { get; set; } = null!;

    /// <summary>The secret comes back with the code: nobody can put one of theirs in its place.</summary>
    private string Sealed => protector.Protect($"{account} {secret}", Holds);

    protected override async Task OnInitializedAsync()
    {
        Form ??= new CodeForm();
        if (await desk.HalfAsync(HttpContext) is not var (user, _))
        {
            navigation.NavigateTo(SignInAddress.Of(SignInStep.Password, ReturnUrl));
            return;
        }
        account = user.UserName!;
        secret = Opened() ?? Totp.NewSecret();
    }

    private async Task SubmitAsync()
    {
        if (account.Length == 0)
            return;
        (codes, problem) = await desk.SetUpAsync(HttpContext, secret, Form.Code);
        if (problem == SignInDesk.TooLate)
            navigation.NavigateTo(SignInAddress.Of(SignInStep.Password, ReturnUrl));
    }

    private string? Opened()
    {
        try
        {
            return Form.Secret.Length > 0 && protector.Unprotect(Form.Secret).Split(' ') is [var owner, var known] && owner == account ? known : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
