using JourneyStudio.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>The process that is killed: the real runtime, its workers and its clock, on a real database.</summary>
internal static class KilledHost
{
    public const string Command = "run-club";

    /// <param name="settings">Settings as arguments, such as <c>--Data:Directory=…</c>.</param>
    public static async Task<int> RunAsync<TFeed>(string[] settings)
        where TFeed : class, IHostedService
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddCommandLine(settings);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStudioStorage(builder.Configuration, Path.GetTempPath());
        builder.Services.AddRuntimeUnderTest(workers: true, builder.Configuration);
        builder.Services.AddSingleton<VisitorScript>();
        builder.Services.AddHostedService<TFeed>();
        using var host = builder.Build();
        if (await host.Services.OpenStudioStorageAsync() is { } problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        await host.RunAsync();
        return 0;
    }
}
