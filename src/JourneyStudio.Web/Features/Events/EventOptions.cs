using System.ComponentModel.DataAnnotations;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Settings of section <c>Events</c>.</summary>
public sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>Largest body of a post in bytes, when it is one JSON document. Default: 4 MB.</summary>
    [Range(1_024, 64 * 1_024 * 1_024)]
    public int LargestBody { get; set; } = 4 * 1_024 * 1_024;

    /// <summary>Most events in one JSON document. Default: 5,000.</summary>
    [Range(1, 100_000)]
    public int MostEvents { get; set; } = 5_000;

    /// <summary>Largest body of a post in bytes, when it is a stream of lines: those are stored as they come. Default: 2 GB.</summary>
    [Range(1_024, long.MaxValue)]
    public long LargestStream { get; set; } = 2L * 1_024 * 1_024 * 1_024;

    /// <summary>Longest line of a stream in bytes. Default: 64 KB.</summary>
    [Range(1_024, 1_024 * 1_024)]
    public int LongestLine { get; set; } = 64 * 1_024;

    /// <summary>Rejected lines after which a stream is not read on: something is wrong with all of it. Default: 1,000.</summary>
    [Range(1, 100_000)]
    public int MostRejected { get; set; } = 1_000;

    /// <summary>True creates a member who is not known by external id, phone or email; false rejects the event. Default: true.</summary>
    public bool CreateUnknownMembers { get; set; } = true;
}
