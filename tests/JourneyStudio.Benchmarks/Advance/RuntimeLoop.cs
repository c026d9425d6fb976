using JourneyStudio.Runtime.Advancing;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>The studio's own way: the slot owner's loop over the engine and the store.</summary>
internal static class RuntimeLoop
{
    public static async Task RunAsync(BenchmarkWorkspace workspace, CancellationToken cancellationToken)
    {
        var turn = workspace.Services.GetRequiredService<SlotTurn>();
        await turn.DrainAsync(await turn.TakeAsync(cancellationToken), cancellationToken);
    }
}
