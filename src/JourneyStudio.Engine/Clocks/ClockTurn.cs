using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Clocks;

/// <summary>Does what the calendars of all triggers ask for now. Runtime and sandbox share it. Stopped anywhere, the next turn goes on, and nobody is let in twice.</summary>
public static class ClockTurn
{
    /// <summary>A calendar in which nothing was due is noted down again after this time.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(15);

    /// <summary>Begins the starts that are due, raises the dates that are due, lets coupons expire, lets audiences in.</summary>
    /// <returns>How many members were let in or refused: how many events were raised.</returns>
    public static async ValueTask<int> RunAsync(IClockStore store, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var raised = 0;
        var reached = await store.ReachedAsync(cancellationToken);
        IReadOnlyList<TimeZoneInfo>? zones = null;
        foreach (var trigger in ClockTrigger.In(plans))
        {
            var after = trigger.CountsFrom(reached.TryGetValue(trigger.Name, out var at) ? at : null);
            if (after >= now) continue;
            if (trigger.Spec is ClockSpec.Schedule schedule) await StartAsync(store, plans, trigger, schedule, after, now, cancellationToken);
            if (trigger.Spec is not ClockSpec.Dates dates) continue;
            zones ??= await ZonesAsync(store, plans, cancellationToken);
            raised += await DatesAsync(store, plans, trigger, dates, zones, after, now, cancellationToken);
        }

        var told = plans.ListensTo(CouponEvents.Expired);
        while (await store.ExpireAsync(told, now, cancellationToken) is > 0 and var expired) raised += told ? expired : 0;
        while (await store.AdmitAsync(now, cancellationToken) is > 0 and var admitted) raised += admitted;
        return raised;
    }

    /// <summary>The first instant after another, and not after an end, at which a calendar asks for something; null when none does.</summary>
    public static async ValueTask<DateTimeOffset?> NextAsync(IClockStore store, PlanSet plans, DateTimeOffset after, DateTimeOffset end, CancellationToken cancellationToken)
    {
        // Asking for the zones of everybody at every step would cost more than the steps
        IReadOnlyList<TimeZoneInfo>? zones = null;
        DateTimeOffset? first = null;
        if (plans.ListensTo(CouponEvents.Expired) && await store.NextExpiryAsync(cancellationToken) is { } expiry && expiry > after && expiry <= end) first = expiry;
        foreach (var trigger in ClockTrigger.In(plans))
        {
            var latest = first ?? end;
            var next = trigger.Spec switch
            {
                ClockSpec.Schedule schedule => schedule.Next(after, ClockTrigger.Zone(plans)),
                ClockSpec.Dates dates => await NextDateAsync(store, plans, dates, zones ??= await ZonesAsync(store, plans, cancellationToken), after, latest, cancellationToken),
                _ => null,
            };
            if (next <= latest) first = next;
        }

        return first;
    }

    private static async ValueTask StartAsync(
        IClockStore store, PlanSet plans, ClockTrigger trigger, ClockSpec.Schedule schedule, DateTimeOffset after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var start in ClockTrigger.Starts(schedule, after, now, ClockTrigger.Zone(plans)))
            await store.StartAsync(new ClockStart(trigger.Name, start, ClockEvents.Schedule, schedule.Audience), plans, now, cancellationToken);
        if (schedule.Next(after, ClockTrigger.Zone(plans)) <= now || now - after > Noted) await store.ReachAsync(trigger.Name, now, cancellationToken);
    }

    private static async ValueTask<int> DatesAsync(
        IClockStore store, PlanSet plans, ClockTrigger trigger, ClockSpec.Dates dates, IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var search = DateOccurrences.Search(dates, after, now, zones);
        if (search.IsEmpty && now - after <= Noted) return 0;
        var raised = 0;
        await foreach (var page in store.FindAsync(dates, search, plans.Content.Content.Zone, cancellationToken))
        {
            var events = page.SelectMany(found => DateOccurrences.Due(dates, found.Value, found.Zone, after, now).Select(occurrence => trigger.Event(found, occurrence, dates))).ToList();
            if (events.Count > 0) raised += await store.RaiseAsync(events, now, cancellationToken);
        }

        await store.ReachAsync(trigger.Name, now, cancellationToken);
        return raised;
    }

    /// <summary>Looks ahead day by day: what is due soonest.</summary>
    private static async ValueTask<DateTimeOffset?> NextDateAsync(
        IClockStore store, PlanSet plans, ClockSpec.Dates dates, IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset after, DateTimeOffset end, CancellationToken cancellationToken)
    {
        for (var from = after; from < end; from = from.AddDays(1))
        {
            var to = from.AddDays(1) < end ? from.AddDays(1) : end;
            DateTimeOffset? first = null;
            await foreach (var page in store.FindAsync(dates, DateOccurrences.Search(dates, from, to, zones), plans.Content.Content.Zone, cancellationToken))
            {
                foreach (var occurrence in page.SelectMany(found => DateOccurrences.Due(dates, found.Value, found.Zone, from, to)))
                    if (first is null || occurrence.Due < first) first = occurrence.Due;
            }

            if (first is not null) return first;
        }

        return null;
    }

    private static async ValueTask<IReadOnlyList<TimeZoneInfo>> ZonesAsync(IClockStore store, PlanSet plans, CancellationToken cancellationToken)
    {
        var ids = await store.ZonesAsync(cancellationToken);
        return [.. ids.Append(plans.Content.Content.Zone).Distinct(StringComparer.Ordinal).Select(Zones.Find).Where(zone => zone.IsOk).Select(zone => zone.Value)];
    }
}
