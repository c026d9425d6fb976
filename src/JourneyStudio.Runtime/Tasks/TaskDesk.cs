using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Runtime.Tasks;

/// <summary>Where guides finish their tasks: when it has answered, the outcome is durable and the journey that waits for it is on its way.</summary>
public sealed class TaskDesk(TaskCompletion completion, RuntimeClock clock, RuntimeSignals signals)
{
    /// <inheritdoc cref="TaskCompletion.FinishAsync"/>
    public async Task<TaskTurn> FinishAsync(string publicId, Scope scope, string outcome, string? note, string by, CancellationToken cancellationToken)
    {
        var turn = await completion.FinishAsync(publicId, scope, outcome, note, by, clock.Now, cancellationToken);
        if (turn == TaskTurn.Finished)
            signals.Work.Raise();
        return turn;
    }
}
