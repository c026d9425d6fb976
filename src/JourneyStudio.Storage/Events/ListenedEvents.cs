using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Storage.Events;

/// <summary>
/// Which events anybody listens to: of the store's own, the others are not kept; of those from outside, the others are done with when they are stored (decision 0037).
/// Until the published versions are known, and where no runtime is, all are awaited.
/// </summary>
public sealed class ListenedEvents
{
    private static readonly Known Unknown = new(null, _ => Hearing.Awaited);

    private volatile Known known = Unknown;

    public bool Hears(string name) => known.Of(name) != Hearing.None;

    /// <summary>Takes over what the published versions listen to.</summary>
    /// <param name="stamp">Which versions these are, read before them.</param>
    /// <param name="hearing">What an event of a name is to them.</param>
    public void Set(PlanStamp stamp, Func<string, Hearing> hearing) => known = new(stamp, hearing);

    /// <summary>What an event of a name is to the versions of this stamp; when others are known here, all are awaited.</summary>
    internal Func<string, Hearing> At(PlanStamp stamp) => known is { } now && now.Stamp == stamp ? now.Of : Unknown.Of;

    private sealed record Known(PlanStamp? Stamp, Func<string, Hearing> Of);
}
