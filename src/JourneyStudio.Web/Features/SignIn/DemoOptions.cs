namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Settings of a trial on one's own machine; read in Development only.</summary>
public sealed class DemoOptions
{
    /// <summary><c>Demo:Password</c> of the accounts, one for each role; by default random and shown once.</summary>
    public string? Password { get; set; }

    /// <summary><c>Demo:ApiKey</c> for <c>POST /api/events</c> and the reading API; by default random and shown once.</summary>
    public string? ApiKey { get; set; }
}
