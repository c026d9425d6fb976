using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Segments;

/// <summary>Finds out who belongs to a segment or has a computed tag, and writes in parts what has changed with the events that tell it. Stopped anywhere, the next refresh goes on.</summary>
public sealed class MembershipRefresh(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    /// <summary>Changes in one transaction: others wait for it.</summary>
    private const int Part = 4_000;

    private readonly LinkPool reading = database.Open(cacheKilobytes: 16 * 1024);
    private readonly LinkPool writing = database.Open(cacheKilobytes: 4 * 1024);

    public void Dispose()
    {
        reading.Dispose();
        writing.Dispose();
    }

    /// <param name="membership">Of what.</param>
    /// <param name="find">Finds who belongs to it now.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which it is judged.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    internal async Task<MembershipChange> RunAsync(Membership membership, Func<Link, MemberSet> find, bool told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (members, entering, leaving) = await CompareAsync(membership, find, cancellationToken);
        var (entered, left) = (0L, 0L);
        foreach (var part in entering.Members.Chunk(Part))
            entered += await WriteAsync(part.Length, told, (link, events) => Enter(link, events, membership, part, now), cancellationToken);
        foreach (var part in leaving.Members.Chunk(Part))
            left += await WriteAsync(part.Length, told, (link, events) => Leave(link, events, membership, part, now), cancellationToken);
        var change = new MembershipChange(entered, left, members);
        await WriteAsync(0, false, (link, _) => Note(link, membership, change, now), cancellationToken);
        return change;
    }

    /// <summary>Changes some members alone.</summary>
    /// <param name="membership">Of what.</param>
    /// <param name="entering">Who is found to belong to it now.</param>
    /// <param name="leaving">Who is found not to.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which it was judged.</param>
    /// <param name="cancellationToken">Ends the wait for the gate.</param>
    /// <returns>How many came and went.</returns>
    internal async Task<int> SettleAsync(Membership membership, long[] entering, long[] leaving, bool told, DateTimeOffset now, CancellationToken cancellationToken) => await WriteAsync(
        entering.Length + leaving.Length,
        told,
        (link, events) =>
        {
            var entered = Enter(link, events, membership, entering, now);
            var left = Leave(link, events, membership, leaving, now);
            if (entered + left > 0 && membership.Shift is { } shift)
            {
                link.Sql(shift).Set(1, membership.Key).Set(2, (long)(entered - left)).Run();
                membership.Count(link, new(entered, left, 0));
            }
            membership.Settled(link, entered + left);
            return entered + left;
        },
        cancellationToken);

    /// <summary>Reads from one moment.</summary>
    internal async Task<T> ReadAsync<T>(Func<Link, T> read, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return link.Read(() => read(link), cancellationToken);
    }

    private Task<(long Members, MemberSet Entering, MemberSet Leaving)> CompareAsync(Membership membership, Func<Link, MemberSet> find, CancellationToken cancellationToken) => ReadAsync(
        link =>
        {
            var holds = find(link);
            var before = new SetReader(link).Read(membership.Members, sql => Bind(sql, membership));
            var (members, leaving) = (holds.Count, before.Without(holds));
            holds.ExceptWith(before);
            return (members, holds, leaving);
        },
        cancellationToken);

    private static int Enter(Link link, IdBlock? events, Membership membership, long[] members, DateTimeOffset now)
    {
        var inside = Inside(link, membership, members);
        return Change(link, events, membership, [.. members.Where(member => !inside.Contains(member))], membership.Insert, membership.EnteredEvent, now);
    }

    private static int Leave(Link link, IdBlock? events, Membership membership, long[] members, DateTimeOffset now)
    {
        var inside = Inside(link, membership, members);
        return Change(link, events, membership, [.. members.Where(inside.Contains)], membership.Delete, membership.LeftEvent, now);
    }

    private static int Change(Link link, IdBlock? events, Membership membership, long[] members, string sql, string name, DateTimeOffset now)
    {
        if (members.Length == 0)
            return 0;
        var statement = Bind(link.Sql(sql), membership).Set(membership.MembersAt, IdList.Of(members));
        if (sql.Contains($"?{membership.MembersAt + 1}", StringComparison.Ordinal))
            statement.Set(membership.MembersAt + 1, now);
        statement.Run();
        if (events is null)
            return members.Length;
        var properties = Properties(membership);
        foreach (var member in members)
            StoredEvents.Add(link, events.Next(), new MemberId(member), name, ChangeEvents.Source, now, now, properties);
        return members.Length;
    }

    /// <summary>Who of a part belongs to it as this transaction sees it: a refresh that somebody asked for may run beside the one by the clock, and either tells only what it changes.</summary>
    private static MemberSet Inside(Link link, Membership membership, long[] members)
    {
        if (members.Length == 0)
            return new();
        link.Exclude($"{membership.Kind} {membership.Key} {membership.Scope}".TrimEnd());
        return new SetReader(link).Read(
            $"{membership.Members} and member_id in (select value from json_each(?{membership.MembersAt}))",
            sql => Bind(sql, membership).Set(membership.MembersAt, IdList.Of(members)));
    }

    private static Statement Bind(Statement sql, Membership membership)
    {
        sql.Set(1, membership.Key);
        return membership.Scope is { } scope ? sql.Set(2, scope) : sql;
    }

    /// <summary>A tag for a session names it as journeys do: their enrollments carry it.</summary>
    private static KeyValuePair<string, AttributeValue>[] Properties(Membership membership)
    {
        var key = KeyValuePair.Create(membership.Kind, (AttributeValue)new AttributeValue.Text(membership.Key));
        if (membership.Scope is not { Length: > 0 } scope)
            return [key];
        var session = new AttributeValue.Text(scope);
        return [key, KeyValuePair.Create("scope", (AttributeValue)session), KeyValuePair.Create(RecordKinds.Session, (AttributeValue)session)];
    }

    private static int Note(Link link, Membership membership, MembershipChange change, DateTimeOffset now)
    {
        link.Sql(membership.Note).Set(1, membership.Key).Set(2, change.Members).Set(3, now).Run();
        membership.Count(link, change);
        return 0;
    }

    private async ValueTask<int> WriteAsync(int changes, bool told, Func<Link, IdBlock?, int> write, CancellationToken cancellationToken)
    {
        var taken = told && changes > 0 ? await ids.TakeAsync(IdNames.Event, changes, WritePriority.Upkeep, cancellationToken) : null;
        using var link = await writing.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Upkeep, () => write(link, taken?.Again()), cancellationToken);
    }
}

/// <summary>What a refresh found.</summary>
/// <param name="Entered">How many came in.</param>
/// <param name="Left">How many left.</param>
/// <param name="Members">How many belong to it now.</param>
public readonly record struct MembershipChange(long Entered, long Left, long Members);
