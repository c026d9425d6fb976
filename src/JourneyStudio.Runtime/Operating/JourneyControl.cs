using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.Runtime.Operating;

/// <summary>What operators do with journeys that members are in: pause, resume, stop, retry, skip, move. Answers when it is decided; the members follow in batches.</summary>
public sealed class JourneyControl(JourneyLifecycle lifecycle, PlanCache plans, RuntimeClock clock, RuntimeSignals signals)
{
    public Task<Result<long>> PauseAsync(string journey, long actor, CancellationToken cancellationToken) =>
        ToldAsync(lifecycle.PauseAsync(journey, actor, clock.Now, cancellationToken));

    public Task<Result<long>> ResumeAsync(string journey, ResumeMode mode, int perSecond, long actor, CancellationToken cancellationToken) =>
        ToldAsync(lifecycle.ResumeAsync(journey, mode, perSecond, actor, clock.Now, cancellationToken));

    /// <param name="journey">The journey.</param>
    /// <param name="drain">True lets those who are in go on to their end; false lets everybody out at once.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task<Result<long>> StopAsync(string journey, bool drain, long actor, CancellationToken cancellationToken)
    {
        var stopped = await ToldAsync(drain ? lifecycle.DrainAsync(journey, actor, clock.Now, cancellationToken) : lifecycle.StopAsync(journey, actor, clock.Now, cancellationToken));
        if (stopped.IsOk && drain)
            await lifecycle.SettleDrainedAsync(clock.Now, cancellationToken);
        return stopped;
    }

    public Task<Result<long>> RetryAsync(string journey, TokenQuery of, long actor, CancellationToken cancellationToken) =>
        BeginAsync(journey, id => new Operation.Retry(of) { Id = 0, Journey = id, At = clock.Now, Actor = actor }, actor, cancellationToken);

    public async Task<Result<long>> SkipAsync(string journey, TokenQuery of, string port, long actor, CancellationToken cancellationToken)
    {
        if (of.Activity is null || !await AnyAsync(journey, of.Activity, activity => activity.Ports.Any(one => one.Name == port), cancellationToken))
            return new Problem("operation.no-port", of.Activity ?? "", port);
        return await BeginAsync(journey, id => new Operation.Skip(of, port) { Id = 0, Journey = id, At = clock.Now, Actor = actor }, actor, cancellationToken);
    }

    public async Task<Result<long>> MoveAsync(string journey, TokenQuery of, string target, long actor, CancellationToken cancellationToken)
    {
        if (!await AnyAsync(journey, target, activity => activity.Kind.Descriptor.Family != ActivityFamily.Trigger, cancellationToken))
            return new Problem("operation.no-activity", target);
        return await BeginAsync(journey, id => new Operation.Move(of, target) { Id = 0, Journey = id, At = clock.Now, Actor = actor }, actor, cancellationToken);
    }

    private Task<Result<long>> BeginAsync(string journey, Func<JourneyId, Operation> operation, long actor, CancellationToken cancellationToken) =>
        ToldAsync(lifecycle.BeginAsync(journey, operation, actor, clock.Now, cancellationToken));

    /// <summary>Whether any version that members are in has such an activity.</summary>
    private async Task<bool> AnyAsync(string journey, string activity, Func<BoundActivity, bool> suits, CancellationToken cancellationToken) =>
        (await plans.CurrentAsync(cancellationToken)).Plans.Any(plan => plan.Identity.Key == journey && plan.Find(activity) is { } found && suits(found));

    private async Task<Result<long>> ToldAsync(Task<Result<long>> change)
    {
        var result = await change;
        if (result.IsOk)
            signals.PlansChanged();
        return result;
    }
}
