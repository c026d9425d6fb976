using System.Threading.Channels;

namespace JourneyStudio.Runtime.Signals;

/// <summary>Wakes one waiting worker. A signal given while nobody waits is kept, once.</summary>
public sealed class Signal(TimeProvider time)
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Waits for the signal, at most this long. True when it was raised.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (raised.Reader.TryRead(out _))
            return true;
        if (atMost <= TimeSpan.Zero)
            return false;
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
