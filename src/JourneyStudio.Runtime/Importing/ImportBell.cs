using JourneyStudio.Runtime.Signals;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Wakes the worker when an import is started on this node.</summary>
public sealed class ImportBell(TimeProvider time)
{
    public Signal Rung { get; } = new(time);
}
