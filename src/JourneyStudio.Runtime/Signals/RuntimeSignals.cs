using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Runtime.Signals;

/// <summary>The bells between the stages: nobody has to look again and again whether there is something to do.</summary>
public sealed class RuntimeSignals(TimeProvider time)
{
    private int planGeneration;

    /// <summary>Events were stored, or something else gave the slots work.</summary>
    public Bell Work { get; } = new(time);

    /// <summary>Messages were recorded.</summary>
    public Signal Outbox { get; } = new(time);

    /// <summary>Events were routed that computed tags follow.</summary>
    public Signal Followed { get; } = new(time);

    /// <summary>Raised by one whenever a journey or content was published, paused or changed.</summary>
    public int PlanGeneration => Volatile.Read(ref planGeneration);

    /// <summary>Called with members whose events have been routed.</summary>
    internal Action<PlanSet, IReadOnlyList<MemberWork>>? EventsWereRouted { get; set; }

    /// <summary>Called whenever plans were changed in this process.</summary>
    internal Action? PlansWereChanged { get; set; }

    /// <summary>Call after publishing: running workers, here and on other nodes, load the plans again before their next batch.</summary>
    public void PlansChanged()
    {
        PlansChangedHere();
        PlansWereChanged?.Invoke();
    }

    /// <summary>Plans were changed by somebody else: the workers of this process load them again.</summary>
    public void PlansChangedHere()
    {
        Interlocked.Increment(ref planGeneration);
        Work.RaiseHere(SlotSet.All);
    }
}
