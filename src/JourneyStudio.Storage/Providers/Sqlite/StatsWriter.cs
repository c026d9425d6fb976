using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Sums the counts of a batch and adds them once: the counts on the canvas change with the steps that they count.</summary>
internal sealed class StatsWriter(SqliteLink link)
{
    private readonly Dictionary<(VersionId Version, string Activity), (long Arrivals, long Present)> activities = [];
    private readonly Dictionary<(VersionId Version, string Activity, string Port), long> departures = [];
    private readonly Dictionary<(VersionId Version, EnrollmentState State), long> enrollments = [];
    private readonly Dictionary<VersionId, long> entered = [];
    private readonly Dictionary<(JourneyId Journey, string Reason), long> refusals = [];

    /// <summary>How a departure by no output is counted.</summary>
    public static string OutputOf(TraceStep step) => step.Port ?? $"({step.End ?? "ended"})";

    public void Arrive(TraceStep step)
    {
        var (arrivals, present) = activities.GetValueOrDefault((step.Version, step.Activity));
        activities[(step.Version, step.Activity)] = (arrivals + 1, present + 1);
        if (step.LeftAt is not null)
            Depart(step);
    }

    public void Depart(TraceStep step)
    {
        var (arrivals, present) = activities.GetValueOrDefault((step.Version, step.Activity));
        activities[(step.Version, step.Activity)] = (arrivals, present - 1);
        Add(departures, (step.Version, step.Activity, OutputOf(step)), 1);
    }

    public void Count(Enrollment enrollment, bool isNew)
    {
        if (isNew && enrollment.State != EnrollmentState.Control)
            Add(entered, enrollment.Version, 1);
        else if (!isNew)
            Add(enrollments, (enrollment.Version, EnrollmentState.Active), -1);
        Add(enrollments, (enrollment.Version, enrollment.State), 1);
    }

    public void Refuse(EntryRefusal refusal) => Add(refusals, (refusal.Journey, refusal.Reason), 1);

    public void Flush()
    {
        foreach (var ((version, activity), (arrivals, present)) in activities)
        {
            link.Sql("""
                insert into activity_stats(version_id, activity, arrivals, present) values(?1, ?2, ?3, ?4)
                on conflict(version_id, activity) do update set arrivals = arrivals + excluded.arrivals, present = present + excluded.present
                """).Set(1, version.Value).Set(2, activity).Set(3, arrivals).Set(4, present).Run();
        }
        foreach (var ((version, activity, port), count) in departures)
        {
            link.Sql("""
                insert into activity_departure(version_id, activity, port, departures) values(?1, ?2, ?3, ?4)
                on conflict(version_id, activity, port) do update set departures = departures + excluded.departures
                """).Set(1, version.Value).Set(2, activity).Set(3, port).Set(4, count).Run();
        }
        foreach (var version in enrollments.Keys.Select(key => key.Version).Concat(entered.Keys).Distinct())
            FlushVersion(version);
        foreach (var ((journey, reason), count) in refusals)
        {
            link.Sql("""
                insert into refusal_stats(journey_id, reason, count) values(?1, ?2, ?3)
                on conflict(journey_id, reason) do update set count = count + excluded.count
                """).Set(1, journey.Value).Set(2, reason).Set(3, count).Run();
        }
    }

    private void FlushVersion(VersionId version) =>
        link.Sql("""
            insert into version_stats(version_id, entered, active, completed, exited, failed, stopped, migrated_in, migrated_out, control, converted, control_converted)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, ?8, 0, 0)
            on conflict(version_id) do update set entered = entered + excluded.entered, active = active + excluded.active, completed = completed + excluded.completed,
            exited = exited + excluded.exited, failed = failed + excluded.failed, stopped = stopped + excluded.stopped, control = control + excluded.control
            """)
            .Set(1, version.Value).Set(2, entered.GetValueOrDefault(version))
            .Set(3, enrollments.GetValueOrDefault((version, EnrollmentState.Active)))
            .Set(4, enrollments.GetValueOrDefault((version, EnrollmentState.Completed)))
            .Set(5, enrollments.GetValueOrDefault((version, EnrollmentState.Exited)))
            .Set(6, enrollments.GetValueOrDefault((version, EnrollmentState.Failed)))
            .Set(7, enrollments.GetValueOrDefault((version, EnrollmentState.Stopped)))
            .Set(8, enrollments.GetValueOrDefault((version, EnrollmentState.Control)))
            .Run();

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long count)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + count;
}
