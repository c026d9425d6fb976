using JourneyStudio.Storage.Providers.PostgreSql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Signals;

/// <summary>
/// Carries the bells to other nodes and theirs to this one. What is lost on the way is found by polling: work within <see cref="RuntimeOptions.Poll"/>,
/// changed plans within half a minute.
/// </summary>
internal sealed class NodeSignals(RuntimeSignals signals, PostgreSqlNotices notices, TimeProvider time, ILogger<NodeSignals> logger) : BackgroundService
{
    private const string Work = "work";
    private const string Plans = "plans";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private readonly Signal toTell = new(time);
    private int work;
    private int plans;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        signals.Work.Rung = () => Note(ref work);
        signals.PlansWereChanged = () => Note(ref plans);
        await Task.WhenAll(AgainAsync(ListenAsync, stoppingToken), AgainAsync(TellAsync, stoppingToken), AgainAsync(PollAsync, stoppingToken));
    }

    private void Note(ref int what)
    {
        Volatile.Write(ref what, 1);
        toTell.Raise();
    }

    private Task ListenAsync(CancellationToken stopping)
    {
        // What was told while nobody listened is not told again.
        signals.PlansChangedHere();
        return notices.ListenAsync(Heard, stopping);
    }

    private void Heard(string what)
    {
        if (what == Plans)
            signals.PlansChangedHere();
        else
            signals.Work.RaiseHere();
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        await toTell.WaitAsync(Poll, stopping);
        // Many small appends in a row are one notice.
        await Task.Delay(Together, time, stopping);
        if (Interlocked.Exchange(ref plans, 0) != 0)
            await notices.TellAsync(Plans, stopping);
        if (Interlocked.Exchange(ref work, 0) != 0)
            await notices.TellAsync(Work, stopping);
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        await Task.Delay(Poll, time, stopping);
        signals.PlansChangedHere();
    }

    private async Task AgainAsync(Func<CancellationToken, Task> step, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await step(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                logger.NoticesFailed(exception, PauseAfterFailure);
                await Task.Delay(PauseAfterFailure, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
