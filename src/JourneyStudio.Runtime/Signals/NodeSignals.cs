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

    private readonly Signal toTell = new(time);
    private readonly Lock sync = new();
    private SlotSet work;
    private bool plans;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        signals.Work.Rung = slots => Note(slots, plansChanged: false);
        signals.PlansWereChanged = () => Note(default, plansChanged: true);
        await Task.WhenAll(AgainAsync(ListenAsync, stoppingToken), AgainAsync(TellAsync, stoppingToken), AgainAsync(PollAsync, stoppingToken));
    }

    private void Note(SlotSet slots, bool plansChanged)
    {
        lock (sync)
            (work, plans) = (work.With(slots), plans || plansChanged);
        toTell.Raise();
    }

    private (SlotSet Work, bool Plans) TakeNoted()
    {
        lock (sync)
        {
            var noted = (work, plans);
            (work, plans) = (default, false);
            return noted;
        }
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
            signals.Work.RaiseHere(SlotSet.Parse(what[Math.Min(what.Length, Work.Length)..].Trim()));
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        await toTell.WaitAsync(Poll, stopping);
        // Many small appends in a row are one notice.
        await Task.Delay(Together, time, stopping);
        var noted = TakeNoted();
        if (noted.Plans)
            await notices.TellAsync(Plans, stopping);
        if (!noted.Work.IsEmpty)
            await notices.TellAsync($"{Work} {noted.Work}", stopping);
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        await Task.Delay(Poll, time, stopping);
        signals.PlansChangedHere();
    }

    private Task AgainAsync(Func<CancellationToken, Task> step, CancellationToken stopping) => Repeating.RunAsync(step, time, logger, stopping);
}
