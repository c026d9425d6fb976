using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JourneyStudio.Runtime.Advancing;

/// <summary>Who works for which slots in this process. Each has a runtime of their own, because several work at the same time, and keeps it from turn to turn.</summary>
internal sealed class SlotTurns(IServiceProvider services) : IHostedService
{
    private readonly ConcurrentDictionary<int, Lazy<SlotTurn>> turns = new();

    /// <param name="slot">The slot, or -1 for whoever owns all of them.</param>
    public SlotTurn Of(int slot) => turns.GetOrAdd(slot, _ => new Lazy<SlotTurn>(services.GetRequiredService<SlotTurn>)).Value;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The scheduler waits for turns; those that linger are waited for here.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(turns.Values.Select(turn => turn.Value.RestAsync()));
}
