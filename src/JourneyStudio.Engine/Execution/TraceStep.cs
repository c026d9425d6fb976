using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Engine.Execution;

/// <summary>What happened at one step: an arrival, what was decided there and why.</summary>
public sealed record TraceStep
{
    /// <summary>Enrollment.</summary>
    public required EnrollmentId Enrollment { get; init; }

    /// <summary>Step.</summary>
    public required int Step { get; init; }

    /// <summary>Version that was carried out.</summary>
    public required VersionId Version { get; init; }

    /// <summary>Token that arrived.</summary>
    public required int Token { get; init; }

    /// <summary>Where.</summary>
    public required string Activity { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When it left; null while it is parked.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Port it left by; null while it is parked, and when it left by no port (see <see cref="End"/>).</summary>
    public string? Port { get; init; }

    /// <summary>Why it left by no port: <c>exited</c>, <c>failed</c>, <c>cancelled</c>, <c>stopped</c>, <c>migrated</c>; null else.</summary>
    public string? End { get; init; }

    /// <summary>The operator who had a hand in it; null for the engine's own steps.</summary>
    public Intervention? By { get; init; }

    /// <summary>Values that decided.</summary>
    public ImmutableArray<DecidingValue> Values { get; init; } = [];

    /// <summary>Effects in short, in order.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];
}
