using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Settings;

/// <summary>Looks up who shows a key: with every call of the API, so by one prepared statement.</summary>
public sealed class ApiKeys(DatabaseLinks database, ApiKeyUses uses, TimeProvider clock) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 256);

    /// <param name="hash">SHA-256 of the key, lower-case hex.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null for a key that is unknown, expired or revoked.</returns>
    public async ValueTask<KnownApiKey?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        var rows = link.Sql("select id, name, scopes, case when unit_id is null and product_line_id is null then 1 else 0 end from api_key where hash = ?1 and revoked_at is null and (expires_at is null or expires_at > ?2)").Set(1, hash).Set(2, clock.GetUtcNow());
        var found = rows.Read() ? new KnownApiKey(rows.Int64(0), rows.Text(1), rows.Text(2).Split(' ', StringSplitOptions.RemoveEmptyEntries), rows.Int32(3) != 0) : null;
        rows.Reset();
        if (found is not null)
            uses.Note(found.Id);
        return found;
    }

    public void Dispose() => links.Dispose();
}

/// <param name="Id">Its row.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="WholeBrand">Whether it is limited to no branch.</param>
public sealed record KnownApiKey(long Id, string Name, IReadOnlyList<string> Scopes, bool WholeBrand);
