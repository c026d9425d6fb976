using System.Collections.Concurrent;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Rows;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Importing;

/// <summary>This process as one of those that carry imports out: it takes one, says again and again that it is there, and leaves it when it stops.</summary>
public sealed class ImportTenure(ImportLeases leases, IOptions<ImportOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, bool> inHand = [];

    /// <summary>Another one after every start.</summary>
    public string Node { get; } = PublicId.New();

    /// <summary>Those under way that nobody carries out, the oldest first.</summary>
    public async Task<IReadOnlyList<ImportRow>> FreeAsync(string kind, CancellationToken cancellationToken) =>
        [.. (await leases.FreeAsync(kind, Node, cancellationToken)).Where(import => !inHand.ContainsKey(import.Id))];

    /// <summary>Works on an import for as long as it is this node's.</summary>
    /// <param name="import">Which.</param>
    /// <param name="work">Goes on with it as it stands now.</param>
    /// <param name="cancellationToken">Stops the work; another node may go on at once.</param>
    /// <returns>False when it has ended, or somebody else has it.</returns>
    public async Task<bool> DuringAsync(ImportRow import, Func<ImportRow, CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        if (!inHand.TryAdd(import.Id, true))
            return false;
        try
        {
            return await leases.TakeAsync(import.Id, Node, options.Value.Lease, cancellationToken) is { } mine && await WorkAsync(mine, work, cancellationToken);
        }
        finally
        {
            inHand.TryRemove(import.Id, out _);
        }
    }

    private async Task<bool> WorkAsync(ImportRow mine, Func<ImportRow, CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldAsync(mine.Id, stop);
        try
        {
            return await work(mine, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await stop.CancelAsync();
            await holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await leases.LeaveAsync(mine.Id, Node, CancellationToken.None);
        }
    }

    /// <summary>Stops the work when another node has gone on with it. While the database is away the work meets that itself.</summary>
    private async Task HoldAsync(long import, CancellationTokenSource work)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 3, time);
        while (await timer.WaitForNextTickAsync(work.Token))
        {
            if (await leases.TakeAsync(import, Node, options.Value.Lease, work.Token) is null)
                await work.CancelAsync();
        }
    }
}
