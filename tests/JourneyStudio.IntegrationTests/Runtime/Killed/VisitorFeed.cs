using Microsoft.Extensions.Hosting;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>Plays the visitors' script in the process that is killed, and ends the process when all is done.</summary>
internal sealed class VisitorFeed(VisitorScript script, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Console.WriteLine("started");
        await script.RunAsync(stoppingToken);
        lifetime.StopApplication();
    }
}
