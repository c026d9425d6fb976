using Microsoft.EntityFrameworkCore.Storage;

namespace JourneyStudio.Storage.Writing;

/// <summary>A transaction of a context together with its turn at the gate. Disposed without commit, it rolls back.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly StudioDbContext context;
    private readonly WriteTurn turn;
    private readonly IDbContextTransaction transaction;

    internal WriteScope(StudioDbContext context, WriteTurn turn, IDbContextTransaction transaction)
    {
        this.context = context;
        this.turn = turn;
        this.transaction = transaction;
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            context.HasTurn = false;
            turn.Dispose();
        }
    }
}
