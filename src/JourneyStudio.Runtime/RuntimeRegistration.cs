using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Runtime.Erasing;
using JourneyStudio.Runtime.HandingOver;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Runtime.Upkeep;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Providers.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace JourneyStudio.Runtime;

public static class RuntimeRegistration
{
    /// <summary>
    /// Registers the runtime: intake, slots, dispatch, upkeep. From elsewhere it needs the storage, an <c>ActivityCatalog</c>, a <c>MessageRenderer</c>
    /// and a <see cref="CarrierDirectory"/>. With <see cref="RuntimeOptions.Enabled"/> false only the intake and the reports are there.
    /// </summary>
    public static IServiceCollection AddStudioRuntime(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<RuntimeOptions>().Bind(configuration.GetSection(RuntimeOptions.Section))
            .Validate(options => options.SlotTurn > TimeSpan.Zero, "Runtime:SlotTurn must be longer than nothing.")
            .Validate(options => options.Poll > TimeSpan.Zero, "Runtime:Poll must be longer than nothing.")
            .Validate(options => options.DispatchBatch is > 0 and <= 10_000, "Runtime:DispatchBatch must be between 1 and 10,000.")
            .Validate(options => options.DispatchLease >= TimeSpan.FromSeconds(10), "Runtime:DispatchLease must be at least 10 seconds.")
            .Validate(options => options.EventsKept >= options.EventKeysKept, "Runtime:EventsKept must not be shorter than Runtime:EventKeysKept.")
            .Validate(options => options.HistoryKept >= TimeSpan.FromDays(1), "Runtime:HistoryKept must be at least a day.")
            .Validate(options => options.EventKeysKept >= TimeSpan.FromDays(1), "Runtime:EventKeysKept must be at least a day.")
            .Validate(options => options.Clocks >= TimeSpan.FromMilliseconds(100), "Runtime:Clocks must be at least 100 milliseconds.")
            .Validate(options => options.SegmentRefresh >= TimeSpan.FromSeconds(10), "Runtime:SegmentRefresh must be at least 10 seconds.")
            .ValidateOnStart();
        services.AddSingleton<RuntimeSignals>();
        services.AddSingleton<RuntimeClock>();
        services.AddSingleton<StageMeters>();
        services.AddSingleton<StageReports>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<WorkPlaces>();
        services.AddTransient<Advancer>();
        services.AddSingleton<OperationCommit>();
        services.AddTransient<OperationRunner>();
        services.AddSingleton<JourneyControl>();
        services.AddSingleton<MigrationControl>();
        services.AddSingleton<MemberMerging>();
        services.AddSingleton<ErasureList>();
        services.AddSingleton<MemberErasing>();
        services.AddSingleton<Aftermath>();
        services.AddSingleton<MigrationPreviews>();
        services.AddTransient<SlotWork>();
        services.AddTransient<SlotTurn>();
        services.AddSingleton<SlotTurns>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<EventKeyJanitor>();
        services.AddSingleton<Retention>();
        services.AddSingleton<StageMetrics>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<SessionPreviews>();
        services.AddSingleton<SessionImportRunner>();
        services.AddSingleton<SessionImports>();
        services.AddSingleton<HandoverBell>();
        services.AddSingleton<HandoverDesk>();
        services.AddSingleton<HandoverRunner>();
        services.AddSingleton<ClockRunner>();
        services.AddSingleton<ManualStarts>();
        services.AddSingleton<SegmentRunner>();
        services.AddSingleton<TagRunner>();
        services.AddSingleton<TagFollowing>();
        services.AddSingleton<SetRunner>();
        services.AddSingleton<TagAssigning>();
        services.AddSingleton<AssignmentBell>();
        services.AddSingleton<AssignmentRunner>();
        services.AddSingleton<ZoneRules>();
        services.AddImports(configuration);
        if (configuration.GetSection(RuntimeOptions.Section).GetValue(nameof(RuntimeOptions.Enabled), true))
            services.AddWorkers(configuration.GetSection(RuntimeOptions.Section).Get<RuntimeOptions>() ?? new(), StorageOptions.From(configuration, AppContext.BaseDirectory));
        return services;
    }

    private static void AddWorkers(this IServiceCollection services, RuntimeOptions options, StorageOptions storage)
    {
        services.AddHostedService(provider => provider.GetRequiredService<SlotTurns>());
        services.AddHostedService<ErasureReplay>();
        services.AddHostedService<ImportWorker>();
        services.AddHostedService<SessionImportWorker>();
        services.AddHostedService<HandoverWorker>();
        services.AddHostedService<DispatchWorker>();
        services.AddHostedService<TagWorker>();
        services.AddHostedService<AssignmentWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<StageMetrics>());
        services.AddQuartz(quartz =>
        {
            if (storage.IsPostgreSql)
            {
                SlotPlacement.OnNodes(quartz, PostgreSqlConnections.ConnectionString(storage));
                quartz.AddEvery<PartitionJob>("partitions", TimeSpan.FromMinutes(1));
            }
            else
            {
                SlotPlacement.OnOneProcess(quartz);
            }
            quartz.AddEvery<UpkeepJob>("upkeep", TimeSpan.FromHours(1));
            quartz.AddEvery<AftermathJob>("aftermath", TimeSpan.FromHours(1));
            quartz.AddEvery<ClockJob>(ClockJob.Key.Name, options.Clocks);
            quartz.AddEvery<SegmentJob>("segments", options.SegmentRefresh);
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        if (!storage.IsPostgreSql)
            return;
        services.AddSingleton(provider => new PostgreSqlNotices(provider.GetRequiredService<StorageOptions>(), "studio"));
        services.AddHostedService<NodeSignals>();
        services.AddSingleton<SchedulerState>();
        services.AddSingleton<SlotReturn>();
        services.AddHostedService<SlotWatch>();
    }

    private static void AddEvery<TJob>(this IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(name).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name)
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().MeasureIntervalFromCompletion()));
    }
}
