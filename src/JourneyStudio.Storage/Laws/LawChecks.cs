using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Laws;

/// <summary>
/// Proves from the database alone that nothing was lost or doubled. True at any moment, so it may run beside the runtime: it looks at one consistent state
/// and writes nothing.
/// </summary>
public sealed class LawChecks(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Breaches that are named of one check; there may be more.</summary>
    public const int MostPerCheck = 20;

    /// <summary>When a runtime last took the slots: until about then it was at work. Null: it never ran.</summary>
    public async Task<DateTimeOffset?> LastAtWorkAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Execution.SlotRow>().MaxAsync(row => row.TakenAt, cancellationToken);
    }

    /// <summary>Checks laws 1 to 4, 6 and 7, and law 5 when an instant is given.</summary>
    /// <param name="overdueBefore">A token due before this is overdue (law 5: two slot turns ago); null leaves the law out.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <returns>The breaches, at most <see cref="MostPerCheck"/> of a check; none when all is well.</returns>
    public async Task<ImmutableArray<LawBreach>> CheckAsync(DateTimeOffset? overdueBefore, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        var reading = new LawReading(context.Database.GetDbConnection());
        await reading.BeginAsync(cancellationToken);
        try
        {
            return await AllAsync(reading, overdueBefore, cancellationToken);
        }
        finally
        {
            await reading.EndAsync();
        }
    }

    private static async Task<ImmutableArray<LawBreach>> AllAsync(LawReading reading, DateTimeOffset? overdueBefore, CancellationToken cancellationToken)
    {
        var names = await VersionNames.ReadAsync(reading, cancellationToken);
        var breaches = new List<LawBreach>();
        foreach (var query in LawQuery.All)
            await reading.ReadAsync($"select * from ({query.Sql}) found limit {MostPerCheck}", null, rows => Found(breaches, query, rows, names), cancellationToken);
        foreach (var query in overdueBefore is null ? [] : OverdueLaw.All)
            await reading.ReadAsync($"{query.Sql} limit {MostPerCheck}", overdueBefore, rows => Found(breaches, query, rows, names), cancellationToken);
        await new ConnectionLaw(reading, names, breaches).CheckAsync(MostPerCheck, cancellationToken);
        return [.. breaches];
    }

    private static bool Found(List<LawBreach> breaches, LawQuery query, DbDataReader rows, VersionNames names)
    {
        var breach = new LawBreach(query.Law, query.Check, rows.GetString(0)) { Enrollment = LawReading.Number(rows, 2), Activity = LawReading.Text(rows, 3) };
        breaches.Add(names.On(breach, LawReading.Number(rows, 1)));
        return true;
    }
}
