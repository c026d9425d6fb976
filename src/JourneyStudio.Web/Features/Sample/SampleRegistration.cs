using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyStudio.Web.Features.Sample;

internal static class SampleRegistration
{
    private const int MostMembers = 10_000_000;

    /// <summary>The sample workspace, in Development only. Register before the runtime, so that it finds the journeys when it starts.</summary>
    public static IServiceCollection AddSampleWorkspace(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            return services;
        services.AddOptions<SampleOptions>().BindConfiguration(SampleOptions.Section)
            .Validate(options => options.Members is >= 0 and <= MostMembers, "Demo:Members must be between 0 and 10,000,000.")
            .ValidateOnStart();
        services.AddSingleton<SampleFiles>().AddSingleton<SamplePlaces>().AddSingleton<SampleMembership>().AddSingleton<SampleJourneys>().AddSingleton<SampleScenarios>();
        services.TryAddSingleton<JourneyPublishing>();
        services.AddSingleton<SampleLoading>();
        return services.AddHostedService<SampleStart>();
    }
}

/// <summary>Loads the sample before the first request.</summary>
internal sealed class SampleStart(SampleLoading loading) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => loading.LoadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
