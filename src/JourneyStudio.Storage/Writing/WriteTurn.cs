namespace JourneyStudio.Storage.Writing;

/// <summary>The right to write, until disposed.</summary>
public sealed class WriteTurn(WriteGate? gate) : IDisposable
{
    private WriteGate? gate = gate;

    public void Dispose() => Interlocked.Exchange(ref gate, null)?.Leave();
}
