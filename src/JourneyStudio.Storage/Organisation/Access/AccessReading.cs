using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>Reads what people and keys are given: with every request, so by prepared statements, and so that what is taken away is gone at once.</summary>
public sealed class AccessReading(DatabaseLinks database) : IDisposable
{
    /// <summary>Units given by hand, and the unit where the person works.</summary>
    private const string Given = "(select unit_id from user_unit where user_id = ?1 union select org_unit_id from staff where user_id = ?1 and active)";

    private const string Below = "select distinct o.id from org_unit o join org_unit g on substr(o.path, 1, length(g.path)) = g.path where g.id in ";

    private readonly LinkPool links = database.Open(cacheKilobytes: 512);

    /// <returns><see cref="UserAccess.None"/> for nobody known, and for a closed account.</returns>
    public async ValueTask<UserAccess> OfUserAsync(long user, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(() => OfUser(link, user), cancellationToken);
    }

    /// <returns>The branch that a key is limited to; <see cref="Scope.Nobody"/> for one that is unknown or revoked.</returns>
    public async ValueTask<Scope> OfKeyAsync(long key, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(() => OfKey(link, key), cancellationToken);
    }

    public void Dispose() => links.Dispose();

    private static UserAccess OfUser(Link link, long user)
    {
        var roles = new List<string>();
        var rows = link.Sql("""select r.name from user_role x join role r on r.id = x.role_id join "user" u on u.id = x.user_id where x.user_id = ?1 and u.deactivated_at is null""").Set(1, user);
        while (rows.Read())
            roles.Add(rows.Text(0));
        if (roles.Count == 0)
            return UserAccess.None;
        return roles.Contains(StudioRole.Admin) ? new(roles, Scope.Whole) : new(roles, OfUser(link, user, roles.Any(StudioRole.Headquarters.Contains)));
    }

    /// <summary>Who is given nothing sees everything at headquarters, and nobody anywhere else.</summary>
    private static Scope OfUser(Link link, long user, bool atHeadquarters)
    {
        var lines = Ids(link, "select product_line_id from user_product_line where user_id = ?1", user);
        var units = Ids(link, Below + Given, user);
        var everywhere = units.Count == 0 ? atHeadquarters : Ids(link, $"select id from org_unit where parent_id is null and id in {Given}", user).Count > 0;
        return new Scope { Units = everywhere ? null : units, ProductLines = lines.Count == 0 ? null : lines };
    }

    private static Scope OfKey(Link link, long key)
    {
        var rows = link.Sql("select unit_id, product_line_id from api_key where id = ?1 and revoked_at is null").Set(1, key);
        if (!rows.Read())
            return Scope.Nobody;
        var (unit, line) = (rows.OptionalInt64(0), rows.OptionalInt64(1));
        rows.Reset();
        return new Scope { Units = unit is { } branch ? Ids(link, Below + "(select cast(?1 as bigint))", branch) : null, ProductLines = line is { } only ? [only] : null };
    }

    private static List<long> Ids(Link link, string sql, long parameter)
    {
        var ids = new List<long>();
        var rows = link.Sql(sql).Set(1, parameter);
        while (rows.Read())
            ids.Add(rows.Int64(0));
        return ids;
    }
}
