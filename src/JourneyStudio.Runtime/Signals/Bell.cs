using System.Collections.Immutable;

namespace JourneyStudio.Runtime.Signals;

/// <summary>Wakes those who listen for some slots.</summary>
public sealed class Bell(TimeProvider time)
{
    private ImmutableArray<(Signal Signal, SlotSet Slots)> listeners = [];

    /// <summary>Called whenever the bell is rung in this process.</summary>
    internal Action<SlotSet>? Rung { get; set; }

    /// <summary>Wakes the listeners, here and on other nodes.</summary>
    public void Raise() => Raise(SlotSet.All);

    /// <summary>Wakes the listeners of these slots, here and on other nodes.</summary>
    public void Raise(SlotSet slots)
    {
        RaiseHere(slots);
        Rung?.Invoke(slots);
    }

    /// <summary>Wakes the listeners of this process only.</summary>
    public void RaiseHere(SlotSet slots)
    {
        foreach (var (signal, own) in listeners)
        {
            if (own.Meets(slots))
                signal.Raise();
        }
    }

    /// <summary>A signal of the caller's own, raised with the bell for any of the slots until <see cref="Forget"/>.</summary>
    public Signal Listen(SlotSet slots)
    {
        var signal = new Signal(time);
        ImmutableInterlocked.Update(ref listeners, known => known.Add((signal, slots)));
        return signal;
    }

    public void Forget(Signal signal) => ImmutableInterlocked.Update(ref listeners, known => known.RemoveAll(listener => listener.Signal == signal));
}
