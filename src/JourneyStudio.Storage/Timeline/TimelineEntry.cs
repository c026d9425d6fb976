using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Timeline;

/// <summary>One thing that happened to a member.</summary>
public abstract record TimelineEntry
{
    private TimelineEntry()
    {
    }

    public required DateTimeOffset At { get; init; }

    /// <summary>Orders entries of one instant: an event before the step it led to.</summary>
    public required long Order { get; init; }

    /// <summary>Something the member did, or that an effect raised.</summary>
    public sealed record Event(string Name, IReadOnlyDictionary<string, string> Properties) : TimelineEntry;

    /// <summary>A step of a journey with what decided it.</summary>
    public sealed record Step : TimelineEntry
    {
        public required string DefinitionId { get; init; }
        public required string Journey { get; init; }
        public required long VersionId { get; init; }
        public required int Version { get; init; }
        public required string Activity { get; init; }
        public string? Port { get; init; }
        public string? End { get; init; }
        public DateTimeOffset? LeftAt { get; init; }
        public required IReadOnlyList<DecidingValue> Values { get; init; }
        public required IReadOnlyList<string> Effects { get; init; }
    }

    /// <summary>A message that a journey asked for.</summary>
    public sealed record Message(long Id, string Channel, string Template, string? Subject, string State, string? Reason, string? Journey) : TimelineEntry;

    /// <summary>Something that a guide was to do for the member, at the moment it was asked for.</summary>
    public sealed record Task(string PublicId, string Title, string Purpose, string State, string? Outcome, string? Note, DateTimeOffset Due, DateTimeOffset? FinishedAt, string? Journey, LocalText? Assignee) : TimelineEntry;

    /// <summary>A tag that the member still carries, at the moment it was given.</summary>
    public sealed record Tag(string Key, string Scope) : TimelineEntry;
}
