using System.Collections.Immutable;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>The studio's own way: the loops of slot owners over the engine and the store. On SQLite one owns all slots, on PostgreSQL each slot has its own.</summary>
internal static class RuntimeLoop
{
    public static Task RunAsync(BenchmarkWorkspace workspace, CancellationToken cancellationToken)
    {
        var owned = workspace.Storage.IsPostgreSql ? SlotOwnership.All.Select(slot => ImmutableArray.Create(slot)) : [SlotOwnership.All];
        return Task.WhenAll(owned.Select(slots => Task.Run(() => OwnAsync(workspace, slots, cancellationToken), cancellationToken)));
    }

    private static async Task OwnAsync(BenchmarkWorkspace workspace, ImmutableArray<int> slots, CancellationToken cancellationToken)
    {
        var turn = workspace.Services.GetRequiredService<SlotTurn>();
        await turn.DrainAsync(await turn.TakeAsync(slots, cancellationToken), cancellationToken);
    }
}
