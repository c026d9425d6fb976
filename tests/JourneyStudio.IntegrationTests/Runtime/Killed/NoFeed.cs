using Microsoft.Extensions.Hosting;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>A node that has its work from others.</summary>
internal sealed class NoFeed(IHostApplicationLifetime lifetime) : IHostedService
{
    public const string Command = "run-node";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.WriteLine("started"));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
