namespace JourneyStudio.Web.Features.SignIn;

public sealed class SignInForm
{
    public string Account { get; set; } = "";

    public string Password { get; set; } = "";

    public bool Keep { get; set; }
}
