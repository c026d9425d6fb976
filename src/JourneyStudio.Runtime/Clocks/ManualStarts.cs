using JourneyStudio.Engine.Clocks;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Clocks;
using Microsoft.Extensions.Logging;
using Quartz;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>Starts journeys by hand: first how many that would be, then the start itself.</summary>
/// <param name="schedulers">Null where this process serves pages only.</param>
public sealed class ManualStarts(ClockStore store, PlanCache plans, RuntimeClock clock, ILogger<ManualStarts> logger, ISchedulerFactory? schedulers = null)
{
    /// <summary>The triggers of a journey that can be started by hand, each with how many members its audience holds now.</summary>
    public async Task<IReadOnlyList<StartPreview>> PreviewAsync(string definitionId, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var previews = new List<StartPreview>();
        foreach (var trigger in ClockTrigger.In(current).Where(trigger => trigger.Plan.Identity.Key == definitionId))
        {
            if (trigger.Spec is ClockSpec.Manual manual)
                previews.Add(new(trigger.Activity.Definition.Id, trigger.Activity.Definition.DisplayText, await store.CountAsync(manual.Audience, current.Content.Content.Zone, clock.Now, cancellationToken)));
        }
        return previews;
    }

    /// <summary>Fixes the audience and begins to let it in.</summary>
    /// <returns>How many the audience holds; null when the journey has no such trigger, or is not live.</returns>
    public async Task<long?> StartAsync(string definitionId, string activity, long? by, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var trigger = ClockTrigger.In(current).FirstOrDefault(trigger => trigger.Plan.Identity.Key == definitionId && trigger.Activity.Definition.Id == activity);
        if (trigger?.Spec is not ClockSpec.Manual manual)
            return null;
        var members = await store.StartAsync(new ClockStart(trigger.Name, clock.Now, ClockEvents.Manual, manual.Audience, by), current, clock.Now, cancellationToken);
        logger.Started(trigger.Name, members ?? 0);
        await BeginNowAsync(cancellationToken);
        return members;
    }

    /// <summary>The triggers of a journey that other systems call.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync(string definitionId, CancellationToken cancellationToken) =>
        [.. ClockTrigger.In(await plans.CurrentAsync(cancellationToken)).Where(trigger => trigger.Plan.Identity.Key == definitionId && trigger.Spec is ClockSpec.Call).Select(trigger => trigger.Activity.Definition.Id)];

    /// <summary>Who pressed the button looks at the page: the next turn of the calendars may be seconds away.</summary>
    private async Task BeginNowAsync(CancellationToken cancellationToken)
    {
        if (schedulers is not null)
            await (await schedulers.GetScheduler(cancellationToken)).TriggerJob(ClockJob.Key, cancellationToken);
    }
}

/// <summary>What a start by hand would do.</summary>
/// <param name="Activity">Id of the trigger.</param>
/// <param name="Name">What the operator calls it; null for its kind's name.</param>
/// <param name="Members">How many its audience holds now.</param>
public sealed record StartPreview(string Activity, string? Name, long Members);
