using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Segments;

/// <summary>A segment as people work with it.</summary>
public sealed record SegmentListing
{
    public required string Key { get; init; }
    public required LocalText Names { get; init; }
    /// <summary>The rule, JSON.</summary>
    public required string Rule { get; init; }
    /// <summary>How many belonged to it at the last refresh.</summary>
    public long Members { get; init; }
    public DateTimeOffset? RefreshedAt { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }
    public ImmutableArray<SegmentUse> Uses { get; init; } = [];
}

/// <summary>Who reads a segment.</summary>
/// <param name="Journey">Logical id of the journey; null when it is another segment or a tag.</param>
/// <param name="Segment">Key of the segment; null when it is a journey or a tag.</param>
/// <param name="Name">Name of a journey.</param>
/// <param name="Names">Names of a segment or tag.</param>
/// <param name="Published">Whether members are subject to it: a published version reads it, or a segment that is refreshed.</param>
public sealed record SegmentUse(string? Journey, string? Segment, string Name, LocalText? Names, bool Published)
{
    /// <summary>Key of the computed tag whose rule reads it; null when it is a journey or a segment.</summary>
    public string? Tag { get; init; }
}
