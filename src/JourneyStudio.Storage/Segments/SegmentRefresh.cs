using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Segments;

/// <summary>Finds out who belongs to a segment, and writes in parts what has changed with the events that tell it. Stopped anywhere, the next refresh goes on.</summary>
public sealed class SegmentRefresh(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    public const string EnteredEvent = "segment.entered";
    public const string LeftEvent = "segment.left";

    private const int Part = 1_000;

    private readonly LinkPool reading = database.Open(cacheKilobytes: 16 * 1024);
    private readonly LinkPool writing = database.Open(cacheKilobytes: 4 * 1024);

    /// <param name="segment">Key of the segment.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which the rule is judged.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public async Task<SegmentChange> RunAsync(string segment, Rule rule, string defaultZone, bool told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (members, entering, leaving) = await CompareAsync(segment, rule, defaultZone, now, cancellationToken);
        var (entered, left) = (0L, 0L);
        foreach (var part in entering.Members.Chunk(Part))
            entered += await WriteAsync(part.Length, told, (link, events) => Enter(link, events, segment, part, now), cancellationToken);
        foreach (var part in leaving.Members.Chunk(Part))
            left += await WriteAsync(part.Length, told, (link, events) => Leave(link, events, segment, part, now), cancellationToken);
        await WriteAsync(0, false, (link, _) => Note(link, segment, members, now), cancellationToken);
        return new(entered, left, members);
    }

    public void Dispose()
    {
        reading.Dispose();
        writing.Dispose();
    }

    private async ValueTask<(long Members, MemberSet Entering, MemberSet Leaving)> CompareAsync(string segment, Rule rule, string defaultZone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return link.Read(
            () =>
            {
                var holds = new RuleSets(link, defaultZone, now).Find(rule);
                var before = new SetReader(link).Read("select member_id from segment_member where segment = ?1", sql => sql.Set(1, segment));
                var (members, leaving) = (holds.Count, before.Without(holds));
                holds.ExceptWith(before);
                return (members, holds, leaving);
            },
            cancellationToken);
    }

    private static int Enter(Link link, IdBlock? events, string segment, long[] members, DateTimeOffset now)
    {
        var inside = Inside(link, segment, members);
        long[] entering = [.. members.Where(member => !inside.Contains(member))];
        foreach (var member in entering)
        {
            link.Sql("insert into segment_member(segment, member_id, at) values(?1, ?2, ?3) on conflict do nothing").Set(1, segment).Set(2, member).Set(3, now).Add();
            Tell(link, events, segment, member, EnteredEvent, now);
        }
        return entering.Length;
    }

    private static int Leave(Link link, IdBlock? events, string segment, long[] members, DateTimeOffset now)
    {
        var inside = Inside(link, segment, members);
        long[] leaving = [.. members.Where(inside.Contains)];
        foreach (var member in leaving)
        {
            link.Sql("delete from segment_member where segment = ?1 and member_id = ?2").Set(1, segment).Set(2, member).Add();
            Tell(link, events, segment, member, LeftEvent, now);
        }
        return leaving.Length;
    }

    /// <summary>Who of a part belongs to it as this transaction sees it: a refresh that somebody asked for may run beside the one by the clock, and either tells only what it changes.</summary>
    private static MemberSet Inside(Link link, string segment, long[] members)
    {
        link.Exclude($"segment {segment}");
        return new SetReader(link).Read(
            "select member_id from segment_member where segment = ?1 and member_id in (select value from json_each(?2))",
            sql => sql.Set(1, segment).Set(2, IdList.Of(members)));
    }

    private static void Tell(Link link, IdBlock? events, string segment, long member, string name, DateTimeOffset now)
    {
        if (events is not null)
            StoredEvents.Add(link, events.Next(), new MemberId(member), name, ChangeEvents.Source, now, now, [KeyValuePair.Create("segment", (AttributeValue)new AttributeValue.Text(segment))]);
    }

    private static int Note(Link link, string segment, long members, DateTimeOffset now)
    {
        link.Sql("update segment set members = ?2, refreshed_at = ?3 where key = ?1").Set(1, segment).Set(2, members).Set(3, now).Add();
        return 0;
    }

    private async ValueTask<int> WriteAsync(int changes, bool told, Func<Link, IdBlock?, int> write, CancellationToken cancellationToken)
    {
        var taken = told ? await ids.TakeAsync(IdNames.Event, changes, WritePriority.Upkeep, cancellationToken) : null;
        using var link = await writing.UseAsync(cancellationToken);
        return await link.WriteAsync(gate, WritePriority.Upkeep, () => write(link, taken?.Again()), cancellationToken);
    }
}

/// <summary>What a refresh found.</summary>
/// <param name="Entered">How many came in.</param>
/// <param name="Left">How many left.</param>
/// <param name="Members">How many belong to it now.</param>
public readonly record struct SegmentChange(long Entered, long Left, long Members);
