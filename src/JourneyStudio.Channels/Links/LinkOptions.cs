namespace JourneyStudio.Channels.Links;

/// <summary>Settings of section <c>Links</c>.</summary>
public sealed class LinkOptions
{
    public const string Section = "Links";

    /// <summary>Public address of this installation, without a path. Default: the local address.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>How long a link stays good after it was made. Default: 60 days.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(60);
}
