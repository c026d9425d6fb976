using JourneyStudio.Storage.Providers.PostgreSql;
using Quartz;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Gives a slot that a watcher has kept back to the scheduler, whatever that believes of it. Epochs make it safe: whoever takes the slot next is its owner.</summary>
internal sealed class SlotReturn(ISchedulerFactory schedulers, SchedulerState state)
{
    public async Task ReturnAsync(int slot, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await state.ForgetExecutionAsync(scheduler.SchedulerName, SlotPlacement.NameOf(slot), cancellationToken);
        await scheduler.ScheduleTrigger(SlotPlacement.TriggerOf(slot), TriggerConflict.Replace, cancellationToken);
    }
}
