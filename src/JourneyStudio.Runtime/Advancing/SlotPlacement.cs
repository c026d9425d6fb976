using System.Globalization;
using JourneyStudio.Engine.Execution;
using Npgsql;
using Quartz;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Tells Quartz which work there is, and where it may be done.</summary>
internal static class SlotPlacement
{
    /// <summary>How soon a turn is followed by the next, and a node that has died is noticed.</summary>
    private static readonly TimeSpan NextTurn = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(3);

    /// <summary>How soon the database is tried again when it is away: until the scheduler has written that a turn ended, the slot has no next one.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    /// <summary>One process: one job owns all slots, and nothing of it is stored.</summary>
    public static void OnOneProcess(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "journeys");
        quartz.UseDefaultThreadPool(4);
        quartz.AddJob<SlotJob>(job => job.WithIdentity("slots").StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob("slots").WithIdentity("slots")
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMilliseconds(20)).RepeatForever().MeasureIntervalFromCompletion()));
    }

    /// <summary>
    /// Nodes on one PostgreSQL: a job for each slot in Quartz's clustered store, which spreads them over the nodes and moves them when a node dies. Nodes take up one
    /// trigger at a time and look often, so that the first to start does not keep all slots.
    /// </summary>
    public static void OnNodes(IQuartzBuilder quartz, string connectionString)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "journeys";
            scheduler.GenerateInstanceId = true;
            scheduler.IdleWaitTime = TimeSpan.FromSeconds(1);
            scheduler.MaxBatchSize = 1;
        });
        // More threads than slots: a node that is left alone works for all of them.
        quartz.UseDefaultThreadPool(SlotLease.Count + 4);
        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            store.UsePostgres(NpgsqlFactory.Instance, connectionString);
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, CheckIn));
            store.ConfigureStore(ado => ado.DbRetryInterval = TryAgain);
            store.UseSystemTextJsonSerializer();
        });
        for (var slot = 0; slot < SlotLease.Count; slot++)
        {
            var (name, number) = (NameOf(slot), slot);
            quartz.AddJob<SlotJob>(job => job.WithIdentity(name).UsingJobData(SlotJob.Slot, number).StoreDurably().RequestRecovery());
            quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name).WithSimpleSchedule(Often));
        }
    }

    /// <summary>The name of a slot's job, and of its trigger.</summary>
    public static string NameOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"slot-{slot}");

    /// <summary>The trigger of a slot on nodes.</summary>
    public static ITrigger TriggerOf(int slot) => TriggerBuilder.Create().ForJob(NameOf(slot)).WithIdentity(NameOf(slot)).WithSimpleSchedule(Often).Build();

    private static void Often(SimpleScheduleBuilder schedule) => schedule.WithInterval(NextTurn).RepeatForever().MeasureIntervalFromCompletion();
}
