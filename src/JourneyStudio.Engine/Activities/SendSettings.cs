using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Activities;

/// <summary>Settings that every activity has that sends a message.</summary>
public sealed record SendSettings
{
    /// <summary>Value of <see cref="WhenQuiet"/> and <see cref="WhenCapped"/>: hold the member until the message may leave, then check everything again.</summary>
    public const string Waits = "wait";

    /// <summary>Value of <see cref="WhenQuiet"/> and <see cref="WhenCapped"/>: leave by <see cref="Sending.Skipped"/>.</summary>
    public const string Skips = "skip";

    /// <summary>Value of <see cref="WhenQuiet"/> and <see cref="WhenCapped"/>: end the enrollment.</summary>
    public const string Exits = "exit";

    /// <summary>Key of the template.</summary>
    public string Template { get; init; } = "";

    /// <summary>Channels to take, in order, when the activity's own is not permitted.</summary>
    public ImmutableArray<string> Fallback { get; init; } = [];

    /// <summary>How long after it was recorded the message may still leave. Default 24 hours.</summary>
    public Duration? ExpiresAfter { get; init; }

    /// <summary>Rule that must still hold when the message leaves; null: none.</summary>
    public Rule? StillIf { get; init; }

    /// <summary>What to do in quiet hours. Default <see cref="Waits"/>.</summary>
    public string WhenQuiet { get; init; } = "";

    /// <summary>What to do when the member has had as many messages as a cap allows. Default <see cref="Skips"/>.</summary>
    public string WhenCapped { get; init; } = "";
}
