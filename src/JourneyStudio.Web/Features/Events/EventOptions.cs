using System.ComponentModel.DataAnnotations;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Settings of section <c>Events</c>.</summary>
public sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>Largest body of a post in bytes. Default: 4 MB.</summary>
    [Range(1_024, 64 * 1_024 * 1_024)]
    public int LargestBody { get; set; } = 4 * 1_024 * 1_024;

    /// <summary>Most events in one post. Default: 5,000.</summary>
    [Range(1, 100_000)]
    public int MostEvents { get; set; } = 5_000;

    /// <summary>True creates a member who is not known by external id, phone or email; false rejects the event. Default: true.</summary>
    public bool CreateUnknownMembers { get; set; } = true;
}
