using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Clocks;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Runtime.Stages;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Runtime.Upkeep;
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
        services.AddSingleton<Advancer>();
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<JourneyControl>();
        services.AddSingleton<SlotWork>();
        services.AddSingleton<SlotTurn>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<EventKeyJanitor>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<ClockRunner>();
        services.AddSingleton<ManualStarts>();
        services.AddSingleton<SegmentRunner>();
        if (configuration.GetSection(RuntimeOptions.Section).GetValue(nameof(RuntimeOptions.Enabled), true))
            services.AddWorkers(configuration.GetSection(RuntimeOptions.Section).Get<RuntimeOptions>() ?? new());
        return services;
    }

    private static void AddWorkers(this IServiceCollection services, RuntimeOptions options)
    {
        services.AddHostedService<DispatchWorker>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "journeys");
            quartz.UseDefaultThreadPool(4);
            quartz.AddJob<SlotJob>(job => job.WithIdentity("slots").StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob("slots").WithIdentity("slots")
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMilliseconds(20)).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<UpkeepJob>(job => job.WithIdentity("upkeep").StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob("upkeep").WithIdentity("upkeep")
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromHours(1)).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<ClockJob>(job => job.WithIdentity("clocks").StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob("clocks").WithIdentity("clocks")
                .WithSimpleSchedule(schedule => schedule.WithInterval(options.Clocks).RepeatForever().MeasureIntervalFromCompletion()));
            quartz.AddJob<SegmentJob>(job => job.WithIdentity("segments").StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob("segments").WithIdentity("segments")
                .WithSimpleSchedule(schedule => schedule.WithInterval(options.SegmentRefresh).RepeatForever().MeasureIntervalFromCompletion()));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
