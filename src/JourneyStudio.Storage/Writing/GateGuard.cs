using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyStudio.Storage.Writing;

/// <summary>Refuses a transaction or a bulk statement of EF that has not passed the write gate: a mistake found at once instead of "database is locked" some day.</summary>
internal sealed class GateGuard : DbTransactionInterceptor, IDbCommandInterceptor
{
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Demand(eventData.Context as StudioDbContext);
        return result;
    }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        Demand(eventData.Context as StudioDbContext);
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Demand(eventData.Context as StudioDbContext);
        return result;
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Demand(eventData.Context as StudioDbContext);
        return ValueTask.FromResult(result);
    }

    private static void Demand(StudioDbContext? context)
    {
        if (context is { HasTurn: false })
            throw new InvalidOperationException("This write has not passed the write gate. Use SaveChangesAsync, or open the transaction with BeginWriteAsync.");
    }
}
