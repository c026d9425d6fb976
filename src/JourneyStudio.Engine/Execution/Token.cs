namespace JourneyStudio.Engine.Execution;

/// <summary>Where an enrollment stands. Parallel branches have several. Tokens at rest are parked: they wait for an instant, an event, or both.</summary>
public sealed record Token
{
    /// <summary>Number within the enrollment: the step at which the token was made.</summary>
    public required int Number { get; init; }

    /// <summary>Activity it is parked at.</summary>
    public required string Activity { get; init; }

    /// <summary>Step at which it arrived there.</summary>
    public required int Step { get; init; }

    /// <summary>Path of the forks it came from, each the number of its step: <c>3/7</c>; empty outside any fork.</summary>
    public string Group { get; init; } = "";

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When it goes on by <see cref="DuePort"/>; null: only an event moves it.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Port to leave by at <see cref="Due"/>.</summary>
    public string? DuePort { get; init; }

    /// <summary>Name of the event it waits for.</summary>
    public string? AwaitedEvent { get; init; }

    /// <summary>Port to leave by on the event.</summary>
    public string? EventPort { get; init; }

    /// <summary>True when its activity decides again after every event of the member, and when due: see <see cref="Activities.Outcome.WaitUntil.Follows"/>.</summary>
    public bool Follows { get; init; }

    /// <summary>True while its journey is paused: neither time nor an event moves it.</summary>
    public bool Held { get; init; }

    /// <summary>When the event occurred that satisfied it while it was held: it leaves by <see cref="KeptPort"/> when the journey goes on.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>Port for the kept event.</summary>
    public string? KeptPort { get; init; }

    /// <summary>From its arrival to the instant that its wait counts from: pauses move that on, a migration leaves it where it was before the arrival.</summary>
    public TimeSpan Shifted { get; init; }

    /// <summary>Step at which its activity asked for what it waits for, when that is not <see cref="Step"/>: a migration has brought it here with its call, task or question.</summary>
    public int? Asked { get; init; }

    /// <summary>The instant that its wait counts from.</summary>
    public DateTimeOffset CountsFrom => ArrivedAt + Shifted;
}
