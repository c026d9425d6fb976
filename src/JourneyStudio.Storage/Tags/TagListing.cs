using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Tags;

/// <summary>A tag as people work with it.</summary>
public sealed record TagListing
{
    public required TagDefinition Definition { get; init; }

    /// <summary>How many members had it at the last refresh.</summary>
    public long Members { get; init; }

    /// <summary>When it was last computed or counted; null: not yet.</summary>
    public DateTimeOffset? RefreshedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public ImmutableArray<TagUse> Uses { get; init; } = [];

    /// <summary>How many had it, came and went, by day, the oldest first; days without a refresh are not among them.</summary>
    public ImmutableArray<TagDay> Days { get; init; } = [];
}

/// <summary>Who reads or writes a tag.</summary>
/// <param name="Journey">Logical id of the journey; null when it is a segment or another tag.</param>
/// <param name="Set">The segment or tag whose rule reads it; null when it is a journey.</param>
/// <param name="Name">Name of a journey.</param>
/// <param name="Names">Names of a segment or tag.</param>
public sealed record TagUse(string? Journey, SetKey? Set, string Name, LocalText? Names)
{
    /// <summary>Type of the activity that names it; null for the journey's own rules and for rules of segments and tags.</summary>
    public string? ActivityType { get; init; }

    /// <summary>A part of the studio itself: <c>sessions</c>, <c>bulk</c> or <c>imports</c>; null for others.</summary>
    public string? Place { get; init; }

    public bool Writes { get; init; }

    /// <summary>Whether members are subject to it: a published version names it, or a set that is refreshed.</summary>
    public bool Published { get; init; }
}

/// <summary>A day of a tag.</summary>
public readonly record struct TagDay(DateOnly Day, long Members, long Entered, long Gone);
