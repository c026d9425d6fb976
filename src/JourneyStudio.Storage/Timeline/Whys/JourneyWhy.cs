using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;

namespace JourneyStudio.Storage.Timeline.Whys;

/// <summary>Why a member is in a journey, was in it or never came in, and what became of its messages.</summary>
public sealed record JourneyWhy
{
    public required string DefinitionId { get; init; }
    public required string Journey { get; init; }

    /// <summary>draft, live, paused, draining, stopped or archived.</summary>
    public required string State { get; init; }

    /// <summary>Number of the version that lets members in; null before the first.</summary>
    public int? Version { get; init; }

    /// <summary>The answer in one word.</summary>
    public required WhyAnswer Answer { get; init; }

    /// <summary>Events that the triggers of that version listen to.</summary>
    public ImmutableArray<string> Listens { get; init; } = [];

    /// <summary>The latest of these that the member had; null: none that is still kept.</summary>
    public WhyEvent? Heard { get; init; }

    /// <summary>When the journey last kept the member out; null: never.</summary>
    public WhyRefusal? Refusal { get; init; }

    /// <summary>Passages through the journey, the newest first.</summary>
    public ImmutableArray<WhyPassage> Passages { get; init; } = [];

    /// <summary>What it sent or meant to send, the newest first.</summary>
    public ImmutableArray<WhyMessage> Messages { get; init; } = [];
}

/// <summary>Where a member stands with a journey.</summary>
public enum WhyAnswer
{
    /// <summary>They are in it.</summary>
    Inside,

    /// <summary>An event is kept for them until the journey goes on.</summary>
    Held,

    /// <summary>It kept them out; a passage that they have had is from before.</summary>
    Refused,

    /// <summary>They have been in it.</summary>
    Over,

    /// <summary>Nothing that lets in has happened to them.</summary>
    NotAsked,

    /// <summary>No version of it lets anybody in.</summary>
    NotPublished,
}

/// <summary>Something that happened to the member.</summary>
/// <param name="Name">Name of the event.</param>
/// <param name="At">When.</param>
public sealed record WhyEvent(string Name, DateTimeOffset At);

/// <summary>An entry that was refused.</summary>
/// <param name="Reason">Code of the reason.</param>
/// <param name="Version">Number of the version that judged.</param>
/// <param name="At">When it judged.</param>
/// <param name="Times">How often the journey has refused the member so far.</param>
/// <param name="Event">What asked for entry; null where it is kept no longer.</param>
/// <param name="Values">What decided, as it was then.</param>
public sealed record WhyRefusal(string Reason, int Version, DateTimeOffset At, long Times, WhyEvent? Event, ImmutableArray<DecidingValue> Values);

/// <summary>One passage through the journey.</summary>
public sealed record WhyPassage
{
    /// <summary>Number of the enrollment.</summary>
    public required long Id { get; init; }

    public required int Version { get; init; }

    /// <summary>active, completed, exited, failed, stopped, migrated or control.</summary>
    public required string State { get; init; }

    /// <summary>Code of why it ended; null where that says itself.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where they wait.</summary>
    public ImmutableArray<WhyPlace> Places { get; init; } = [];
}

/// <summary>Where a member waits.</summary>
/// <param name="VersionId">Version of the activity.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Since">When they came to it.</param>
/// <param name="Until">When time moves them on; null: it does not.</param>
/// <param name="Event">Event that moves them on; null: none.</param>
/// <param name="Held">Whether the journey holds everybody where they are.</param>
/// <param name="Values">What decided that they wait.</param>
public sealed record WhyPlace(long VersionId, string Activity, DateTimeOffset Since, DateTimeOffset? Until, string? Event, bool Held, ImmutableArray<DecidingValue> Values);

/// <summary>A message that the journey asked for, or could not ask for.</summary>
/// <param name="At">When.</param>
/// <param name="VersionId">Version of the activity.</param>
/// <param name="Activity">Activity that sends.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Template">Key of the template; null for one that was not recorded.</param>
/// <param name="State">State of the message; <c>skipped</c> where no channel was permitted, and nothing was recorded.</param>
/// <param name="Reason">Code of why it did not leave; null where it did, or is still to.</param>
public sealed record WhyMessage(DateTimeOffset At, long? VersionId, string? Activity, string Channel, string? Template, string State, string? Reason);
