using System.Runtime.InteropServices;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Sums the counts of a batch and adds them once: the counts on the canvas change with the steps that they count.</summary>
internal sealed class StatsWriter(Link link)
{
    private readonly Dictionary<(VersionId Version, string Activity), (long Arrivals, long Present)> activities = [];
    private readonly Dictionary<(VersionId Version, string Activity, string Port), long> departures = [];
    private readonly Dictionary<(VersionId Version, EnrollmentState State), long> enrollments = [];
    private readonly Dictionary<VersionId, long> entered = [];
    private readonly Dictionary<VersionId, (long In, long Out)> migrated = [];
    private readonly Dictionary<(JourneyId Journey, string Reason), long> refusals = [];
    private readonly List<long> converted = [];
    private readonly Dictionary<(VersionId Version, bool Control), long> conversions = [];

    /// <summary>How a departure by no output is counted.</summary>
    public static string OutputOf(TraceStep step) => step.Port ?? $"({step.End ?? "ended"})";

    public void Arrive(TraceStep step)
    {
        ref var counts = ref Of(activities, (step.Version, step.Activity));
        counts = (counts.Arrivals + 1, counts.Present + 1);
        if (step.LeftAt is not null)
            Depart(step);
    }

    public void Depart(TraceStep step)
    {
        Of(activities, (step.Version, step.Activity)).Present--;
        Add(departures, (step.Version, step.Activity, OutputOf(step)), 1);
    }

    /// <param name="enrollment">As it stands now.</param>
    /// <param name="before">State it had; null for a new one.</param>
    /// <param name="from">Version that it was in; null when it is in that still.</param>
    public void Count(Enrollment enrollment, EnrollmentState? before, VersionId? from)
    {
        if (from is { } old)
        {
            Of(migrated, old).Out++;
            Of(migrated, enrollment.Version).In++;
        }
        if (before is null && enrollment.State != EnrollmentState.Control)
            Add(entered, enrollment.Version, 1);
        else if (before is { } state)
            Add(enrollments, (from ?? enrollment.Version, state), -1);
        Add(enrollments, (enrollment.Version, enrollment.State), 1);
    }

    public void Convert(Conversion conversion) => converted.Add(conversion.Enrollment.Value);

    public void Refuse(EntryRefusal refusal) => Add(refusals, (refusal.Journey, refusal.Reason), 1);

    /// <param name="slot">First of the slots whose owner counts: owners count in rows of their own, so that none waits until another has committed.</param>
    public void Flush(int slot)
    {
        ReadConverted();
        foreach (var ((version, activity), (arrivals, present)) in activities.OrderBy(entry => entry.Key.Version.Value).ThenBy(entry => entry.Key.Activity, StringComparer.Ordinal))
        {
            link.Sql("""
                insert into activity_stats(version_id, activity, slot, arrivals, present) values(?1, ?2, ?3, ?4, ?5)
                on conflict(version_id, activity, slot) do update set arrivals = activity_stats.arrivals + excluded.arrivals, present = activity_stats.present + excluded.present
                """).Set(1, version.Value).Set(2, activity).Set(3, (long)slot).Set(4, arrivals).Set(5, present).Add();
        }
        foreach (var ((version, activity, port), count) in departures.OrderBy(entry => entry.Key.Version.Value).ThenBy(entry => entry.Key.Activity, StringComparer.Ordinal).ThenBy(entry => entry.Key.Port, StringComparer.Ordinal))
        {
            link.Sql("""
                insert into activity_departure(version_id, activity, port, slot, departures) values(?1, ?2, ?3, ?4, ?5)
                on conflict(version_id, activity, port, slot) do update set departures = activity_departure.departures + excluded.departures
                """).Set(1, version.Value).Set(2, activity).Set(3, port).Set(4, (long)slot).Set(5, count).Add();
        }
        foreach (var version in enrollments.Keys.Select(key => key.Version).Concat(entered.Keys).Concat(migrated.Keys).Concat(conversions.Keys.Select(key => key.Version)).Distinct().OrderBy(version => version.Value))
            FlushVersion(version, slot);
        foreach (var ((journey, reason), count) in refusals.OrderBy(entry => entry.Key.Journey.Value).ThenBy(entry => entry.Key.Reason, StringComparer.Ordinal))
        {
            link.Sql("""
                insert into refusal_stats(journey_id, reason, slot, count) values(?1, ?2, ?3, ?4)
                on conflict(journey_id, reason, slot) do update set count = refusal_stats.count + excluded.count
                """).Set(1, journey.Value).Set(2, reason).Set(3, (long)slot).Set(4, count).Add();
        }
    }

    /// <summary>Members who were held out are counted apart; what was loaded of an ended enrollment does not tell.</summary>
    private void ReadConverted()
    {
        if (converted.Count == 0)
            return;
        var rows = link.Sql("""
            select version_id, case when state = 'control' then 1 else 0 end, count(*) from enrollment where id in (select value from json_each(?1)) group by 1, 2
            """).Set(1, IdList.Of(converted));
        while (rows.Read())
            conversions[(new VersionId(rows.Int64(0)), rows.Int32(1) != 0)] = rows.Int64(2);
    }

    private void FlushVersion(VersionId version, int slot) =>
        link.Sql("""
            insert into version_stats(version_id, slot, entered, active, completed, exited, failed, stopped, migrated_in, migrated_out, control, converted, control_converted)
            values(?1, ?13, ?2, ?3, ?4, ?5, ?6, ?7, ?11, ?12, ?8, ?9, ?10)
            on conflict(version_id, slot) do update set entered = version_stats.entered + excluded.entered, active = version_stats.active + excluded.active, completed = version_stats.completed + excluded.completed,
            exited = version_stats.exited + excluded.exited, failed = version_stats.failed + excluded.failed, stopped = version_stats.stopped + excluded.stopped, migrated_in = version_stats.migrated_in + excluded.migrated_in,
            migrated_out = version_stats.migrated_out + excluded.migrated_out, control = version_stats.control + excluded.control,
            converted = version_stats.converted + excluded.converted, control_converted = version_stats.control_converted + excluded.control_converted
            """)
            .Set(1, version.Value).Set(2, entered.GetValueOrDefault(version))
            .Set(3, enrollments.GetValueOrDefault((version, EnrollmentState.Active)))
            .Set(4, enrollments.GetValueOrDefault((version, EnrollmentState.Completed)))
            .Set(5, enrollments.GetValueOrDefault((version, EnrollmentState.Exited)))
            .Set(6, enrollments.GetValueOrDefault((version, EnrollmentState.Failed)))
            .Set(7, enrollments.GetValueOrDefault((version, EnrollmentState.Stopped)))
            .Set(8, enrollments.GetValueOrDefault((version, EnrollmentState.Control)))
            .Set(9, conversions.GetValueOrDefault((version, false)))
            .Set(10, conversions.GetValueOrDefault((version, true)))
            .Set(11, migrated.GetValueOrDefault(version).In)
            .Set(12, migrated.GetValueOrDefault(version).Out)
            .Set(13, (long)slot)
            .Add();

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long count)
        where TKey : notnull => Of(sums, key) += count;

    private static ref TValue Of<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key)
        where TKey : notnull => ref CollectionsMarshal.GetValueRefOrAddDefault(values, key, out _)!;
}
