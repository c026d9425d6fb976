using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Events;

/// <summary>Tells how many events wait to be routed, at a cost that does not grow with the events that are: tables that grow have no statistics that would tell a planner where to look.</summary>
public sealed class UnroutedEvents(DatabaseLinks database) : IDisposable
{
    internal const string First = "select count(*), min(stored_at) from (select stored_at from event indexed by ix_event_unrouted where not routed limit ?1) waiting";

    private readonly LinkPool links = database.Open(cacheKilobytes: 1024);

    /// <param name="most">Counted up to so many, in the order of an index.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>How many there are, and when the oldest of those counted was stored.</returns>
    public async ValueTask<(int Count, DateTimeOffset? Oldest)> CountAsync(int most, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(
            () =>
            {
                var rows = link.Sql(First).Set(1, (long)most);
                rows.Read();
                var waiting = (rows.Int32(0), rows.OptionalInstant(1));
                rows.Reset();
                return waiting;
            },
            cancellationToken);
    }

    public void Dispose() => links.Dispose();
}
