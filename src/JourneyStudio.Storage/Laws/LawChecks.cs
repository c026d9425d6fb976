using System.Collections.Immutable;
using JourneyStudio.Storage.Providers.Sqlite;

namespace JourneyStudio.Storage.Laws;

/// <summary>Proves from the database alone that nothing was lost or doubled. True at any moment, so it may run beside the runtime: it looks at one consistent state.</summary>
public sealed class LawChecks(StorageOptions options) : IDisposable
{
    private const int MostPerCheck = 20;
    private readonly SqliteLink link = new(options, cacheKilobytes: 8 * 1024);

    /// <summary>Checks laws 1 to 4, 6 and 7, and law 5 when an instant is given.</summary>
    /// <param name="overdueBefore">A token due before this is overdue (law 5: two slot turns ago); null leaves the law out.</param>
    /// <param name="cancellationToken">Ends the wait for the connection.</param>
    /// <returns>The breaches, at most twenty of a kind; none when all is well.</returns>
    public async Task<ImmutableArray<LawBreach>> CheckAsync(DateTimeOffset? overdueBefore, CancellationToken cancellationToken)
    {
        using var use = await link.UseAsync(cancellationToken);
        return link.Read(() => All(overdueBefore));
    }

    public void Dispose() => link.Dispose();

    private ImmutableArray<LawBreach> All(DateTimeOffset? overdueBefore)
    {
        var breaches = LawQuery.All.SelectMany(Breaches).ToList();
        if (overdueBefore is { } instant)
            breaches.AddRange(Overdue(instant));
        breaches.AddRange(new ConnectionLaw(link).Breaches(MostPerCheck));
        return [.. breaches];
    }

    private IEnumerable<LawBreach> Breaches(LawQuery query)
    {
        var rows = link.Sql($"select * from ({query.Sql}) limit {MostPerCheck}");
        while (rows.Read())
            yield return new LawBreach(query.Law, query.Check, rows.Text(0));
    }

    private IEnumerable<LawBreach> Overdue(DateTimeOffset instant)
    {
        var rows = link.Sql($"""
            select 'token ' || t.enrollment_id || ':' || t.number from token t join journey j on j.id = t.journey_id
            where t.due < ?1 and j.state = 'live' limit {MostPerCheck}
            """).Set(1, instant);
        while (rows.Read())
            yield return new LawBreach(5, "no token of a running version is overdue", rows.Text(0));
    }
}
