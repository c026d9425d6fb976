using JourneyStudio.Engine;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Organisation.HandingOver;

namespace JourneyStudio.Runtime.HandingOver;

/// <summary>Where people and programs begin hand-overs; a worker carries them out.</summary>
public sealed class HandoverDesk(Handovers handovers, HandoverBell bell, RuntimeClock clock)
{
    /// <inheritdoc cref="Handovers.StartAsync"/>
    public async Task<Result<long>> StartAsync(HandoverWish wish, Scope scope, long actor, CancellationToken cancellationToken)
    {
        var started = await handovers.StartAsync(wish, scope, actor, clock.Now, cancellationToken);
        if (started.IsOk)
            bell.Rung.Raise();
        return started;
    }
}

/// <summary>Wakes the worker when a hand-over begins on this node.</summary>
public sealed class HandoverBell(TimeProvider time)
{
    public Signal Rung { get; } = new(time);
}
