using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Storage.Rules;

/// <summary>Finds somebody of whom much is known, so that what is drawn can be shown by their example.</summary>
public sealed class SampleMembers(DatabaseLinks database, TimeProvider clock) : IDisposable
{
    /// <summary>Members looked at to find the one.</summary>
    private const int Looked = 40;

    private static readonly SnapshotNeeds Everything = new() { Orders = true, Coupons = true, Subscriptions = true, Children = true, Addresses = true };

    private readonly LinkPool reading = database.Open(cacheKilobytes: 2 * 1024);

    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="chosen">Number of the member who was asked for; null: whoever shows the most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where nobody is there.</returns>
    public async Task<SampleMember?> FindAsync(string defaultZone, Scope scope, long? chosen, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return await Task.Run(() => link.Read(() => Find(link, defaultZone, scope, chosen), cancellationToken), cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    private SampleMember? Find(Link link, string defaultZone, Scope scope, long? chosen)
    {
        var own = ScopedRows.Members(link, scope);
        var names = new Dictionary<long, string>();
        var rows = chosen is { } one
            ? link.Sql("select id, name from member where state = 'active' and staff_id is null and id = ?1").Set(1, one)
            : link.Sql("select id, name from member where state = 'active' and staff_id is null order by id limit ?1").Set(1, (long)Looked);
        while (rows.Read())
        {
            if (own?.Contains(rows.Int64(0)) is not false)
                names[rows.Int64(0)] = rows.Text(1);
        }
        if (names.Count == 0)
            return null;
        var now = clock.GetUtcNow();
        var known = new SnapshotQuery(link, names.Keys, Everything, now, complete: true).Read(defaultZone).Values.OrderByDescending(Richness).ThenBy(member => member.Id.Value).First();
        var session = Next(link, now);
        return new() { Name = names[known.Id.Value], Member = known, Session = session, Records = Records(known, session) };
    }

    private static int Richness(MemberSnapshot member)
    {
        int[] kinds = [member.Orders.Count, member.Coupons.Count, member.Subscriptions.Count, member.Children.Count, member.Addresses.Count];
        return (100 * kinds.Count(count => count > 0)) + member.Attributes.Count;
    }

    private static SessionRecord? Next(Link link, DateTimeOffset now)
    {
        var rows = link.Sql("select key from session where state <> 'cancelled' and ends_at > ?1 order by starts_at limit 1").Set(1, now);
        string? key = null;
        while (rows.Read())
            key = rows.Text(0);
        return key is null ? null : SessionReader.Read(link, [key])[key];
    }

    private static ImmutableSortedDictionary<string, string> Records(MemberSnapshot member, SessionRecord? session)
    {
        (string Kind, string? Key)[] carried =
        [
            (RecordKinds.Session, session?.Key),
            (RecordKinds.Order, member.Orders is [.., var order] ? order.Key : null),
            (RecordKinds.CouponInstance, member.Coupons is [.., var coupon] ? coupon.Instance : null),
            (RecordKinds.Subscription, member.Subscriptions is [.., var subscription] ? subscription.Key : null),
            (RecordKinds.Child, member.Children is [.., var child] ? child.Key : null),
        ];
        return carried.Where(record => record.Key is not null).ToImmutableSortedDictionary(record => record.Kind, record => record.Key!);
    }
}
