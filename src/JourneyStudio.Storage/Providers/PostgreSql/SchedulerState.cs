using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>What the scheduler keeps in its tables about jobs that are under way.</summary>
public sealed class SchedulerState(DatabaseLinks database, WriteGate gate) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 256);

    /// <summary>
    /// Has the scheduler forget that a job is under way, so that it can be fired again. For jobs that may run twice at a time without harm. The scheduler takes the same lock
    /// before it changes its tables.
    /// </summary>
    public async Task ForgetExecutionAsync(string scheduler, string job, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        await link.WriteAsync(gate, WritePriority.Upkeep, () => Forget(link, scheduler, job), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private static int Forget(Link link, string scheduler, string job)
    {
        link.Sql("update qrtz_locks set lock_name = lock_name where sched_name = ?1 and lock_name = 'TRIGGER_ACCESS'").Set(1, scheduler).Run();
        return link.Sql("delete from qrtz_fired_triggers where sched_name = ?1 and job_name = ?2").Set(1, scheduler).Set(2, job).Run();
    }
}
