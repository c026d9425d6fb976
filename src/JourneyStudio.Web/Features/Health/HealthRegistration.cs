using JourneyStudio.Runtime.Stages;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace JourneyStudio.Web.Features.Health;

internal static class HealthRegistration
{
    /// <summary>OTLP endpoint that the stages' metrics are sent to; none by default.</summary>
    private const string Endpoint = "OpenTelemetry:Endpoint";

    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration)
    {
        if (Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var endpoint))
        {
            // Made by the container with the first hosted service, and flushed when it is disposed.
            services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().AddMeter(StageMetrics.Meter).AddOtlpExporter(exporter => exporter.Endpoint = endpoint).Build());
            services.AddHostedService<MetricsExport>();
        }
        return services.AddSingleton<HealthProbe>();
    }

    /// <summary>Keeps the exporter alive as long as the host.</summary>
    private sealed class MetricsExport(MeterProvider provider) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            provider.ForceFlush(5_000);
            return Task.CompletedTask;
        }
    }
}
