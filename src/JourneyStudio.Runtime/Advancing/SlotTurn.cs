using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Execution;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>
/// One ownership of the slots: raises their epoch, which fences off whoever owned them before, works while something is due, waits for a signal
/// or the next due time when nothing is, and ends after a while so that the scheduler can place the next one anew.
/// </summary>
public sealed class SlotTurn(
    SlotOwnership ownership, IJourneyStore store, SlotWork work, RuntimeClock clock, RuntimeSignals signals, IOptions<RuntimeOptions> options, ILogger<SlotTurn> logger)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>What the last turn owned when its time was over.</summary>
    private SlotLease? owned;

    private (CancellationTokenSource Over, Task Running)? lingering;

    /// <summary>Takes all slots. What was owned before can commit no more.</summary>
    public Task<SlotLease> TakeAsync(CancellationToken cancellationToken) => TakeAsync(SlotOwnership.All, cancellationToken);

    /// <summary>Takes some slots. What was owned before of them can commit no more.</summary>
    public async Task<SlotLease> TakeAsync(ImmutableArray<int> slots, CancellationToken cancellationToken)
    {
        var lease = await ownership.TakeAsync(slots, clock.Now, cancellationToken);
        clock.NoEarlierThan(await ownership.WatermarkAsync(lease, cancellationToken));
        return lease;
    }

    /// <summary>Owns the slots for one turn. When stopping, the batch at hand is finished first.</summary>
    /// <returns>The epoch of the turn; 0 when it was stopped.</returns>
    public async Task<long> RunAsync(ImmutableArray<int> slots, TimeProvider time, CancellationToken stopping)
    {
        await RestAsync();
        try
        {
            var lease = await TakeAsync(slots, stopping);
            owned = await WorkAsync(lease, time, stopping) ? lease : null;
            return lease.Epoch;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped while waiting: nothing was begun.
            return 0;
        }
    }

    /// <summary>
    /// Works on after a turn until somebody takes the slots, so that nobody waits while the scheduler places them anew; at most for as long as another turn. Whoever takes them fences this off.
    /// </summary>
    /// <returns>Ends with the lingering.</returns>
    public Task Linger(TimeProvider time, CancellationToken stopping)
    {
        if (owned is not { } lease)
            return Task.CompletedTask;
        var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var running = Task.Run(() => LingerAsync(lease, time, over.Token), CancellationToken.None);
        (owned, lingering) = (null, (over, running));
        return running;
    }

    /// <summary>Ends the lingering, if there is any, after the batch at hand.</summary>
    public async Task RestAsync()
    {
        if (lingering is not { } last)
            return;
        await last.Over.CancelAsync();
        await last.Running;
        last.Over.Dispose();
        lingering = null;
    }

    /// <summary>Works until nothing is due.</summary>
    public async Task DrainAsync(SlotLease lease, CancellationToken cancellationToken)
    {
        while (await work.RunBatchAsync(lease, cancellationToken) == AdvanceResult.Worked)
        {
        }
    }

    private async Task LingerAsync(SlotLease lease, TimeProvider time, CancellationToken stopping)
    {
        try
        {
            await WorkAsync(lease, time, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to rest while waiting: nothing was begun.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.BatchFailed(exception, TimeSpan.Zero);
        }
    }

    /// <returns>False when somebody else has taken the slots.</returns>
    private async Task<bool> WorkAsync(SlotLease lease, TimeProvider time, CancellationToken stopping)
    {
        var awake = signals.Work.Listen(SlotSet.Of(lease.Slots));
        try
        {
            var started = time.GetTimestamp();
            while (!stopping.IsCancellationRequested && options.Value.SlotTurn - time.GetElapsedTime(started) is { Ticks: > 0 } left)
            {
                if (!await StepAsync(lease, awake, left, stopping))
                    return false;
            }
            return await work.FinishAsync() != AdvanceResult.Fenced;
        }
        finally
        {
            signals.Work.Forget(awake);
        }
    }

    private async Task<bool> StepAsync(SlotLease lease, Signal awake, TimeSpan left, CancellationToken stopping)
    {
        try
        {
            switch (await work.RunBatchAsync(lease, CancellationToken.None))
            {
                case AdvanceResult.Worked:
                    return true;
                case AdvanceResult.Fenced:
                    return false;
            }
            await awake.WaitAsync(Least(left, options.Value.Poll, await UntilNextDueAsync(lease, stopping)), stopping);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            logger.BatchFailed(exception, PauseAfterFailure);
            await awake.WaitAsync(PauseAfterFailure, stopping);
        }
        return true;
    }

    private async Task<TimeSpan> UntilNextDueAsync(SlotLease lease, CancellationToken cancellationToken) =>
        await store.NextDueAsync(lease, cancellationToken) is { } due ? due - clock.Now : TimeSpan.MaxValue;

    private static TimeSpan Least(TimeSpan a, TimeSpan b, TimeSpan c)
    {
        var least = a < b ? a : b;
        least = least < c ? least : c;
        // What is overdue yet not loaded (a version that cannot be run) must not make the wait nothing.
        return least > TimeSpan.FromMilliseconds(5) ? least : TimeSpan.FromMilliseconds(5);
    }
}
