using JourneyStudio.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>The process that is killed: the real runtime, its workers and its clock, on a real file.</summary>
internal static class KilledHost
{
    public const string Command = "run-club";

    public static async Task<int> RunAsync<TFeed>(string dataDirectory)
        where TFeed : class, IHostedService
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Data:Directory", (string?)dataDirectory)]);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStudioStorage(builder.Configuration, dataDirectory);
        builder.Services.AddRuntimeUnderTest(workers: true);
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
