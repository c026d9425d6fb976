namespace JourneyStudio.Channels.Links;

/// <summary>What verifying a link found.</summary>
public abstract record LinkCheck
{
    private LinkCheck() { }

    /// <summary>Signed by this workspace and still good.</summary>
    public sealed record Valid(LinkClaims Claims) : LinkCheck;

    /// <summary>Signed by this workspace, but its time is over. The claims may be shown ("ask for a new link"), not acted on.</summary>
    public sealed record Expired(LinkClaims Claims) : LinkCheck;

    /// <summary>Not a link of this workspace: damaged, guessed or altered.</summary>
    public sealed record Invalid : LinkCheck;
}
