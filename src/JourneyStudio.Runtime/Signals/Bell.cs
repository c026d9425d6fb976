using System.Collections.Immutable;

namespace JourneyStudio.Runtime.Signals;

/// <summary>Wakes everybody who listens.</summary>
public sealed class Bell(TimeProvider time)
{
    private ImmutableArray<Signal> listeners = [];

    /// <summary>Called whenever the bell is rung in this process.</summary>
    internal Action? Rung { get; set; }

    /// <summary>Wakes the listeners, here and on other nodes.</summary>
    public void Raise()
    {
        RaiseHere();
        Rung?.Invoke();
    }

    /// <summary>Wakes the listeners of this process only.</summary>
    public void RaiseHere()
    {
        foreach (var listener in listeners)
            listener.Raise();
    }

    /// <summary>A signal of the caller's own, raised with the bell until <see cref="Forget"/>.</summary>
    public Signal Listen()
    {
        var signal = new Signal(time);
        ImmutableInterlocked.Update(ref listeners, known => known.Add(signal));
        return signal;
    }

    public void Forget(Signal signal) => ImmutableInterlocked.Update(ref listeners, known => known.Remove(signal));
}
