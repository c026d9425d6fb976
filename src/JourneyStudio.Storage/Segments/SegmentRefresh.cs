using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Segments;

/// <summary>Finds out who belongs to a segment, page by page, and writes what has changed with the events that tell it. Stopped anywhere, the next refresh goes on.</summary>
public sealed class SegmentRefresh(DatabaseLinks database, WriteGate gate, IdBlocks ids) : IDisposable
{
    public const string EnteredEvent = "segment.entered";
    public const string LeftEvent = "segment.left";

    private readonly LinkPool reading = database.Open(cacheKilobytes: 16 * 1024);
    private readonly LinkPool writing = database.Open(cacheKilobytes: 4 * 1024);

    /// <param name="segment">Key of the segment.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="defaultZone">Zone of members who have none.</param>
    /// <param name="told">Whether members' coming and going is told by events.</param>
    /// <param name="now">Instant as of which the rule is judged.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public async Task<SegmentChange> RunAsync(string segment, Rule rule, string defaultZone, bool told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var change = new SegmentChange(0, 0, 0);
        for (var after = 0L; after < long.MaxValue;)
        {
            var page = await ReadAsync(segment, rule, defaultZone, now, after, cancellationToken);
            if (page.Entering.Count + page.Leaving.Count > 0)
                await WriteAsync(segment, page, told, now, cancellationToken);
            change = new(change.Entered + page.Entering.Count, change.Left + page.Leaving.Count, change.Members + page.Belonging);
            after = page.Last;
        }
        await WriteAsync(link => Note(link, segment, change.Members, now), cancellationToken);
        return change;
    }

    public void Dispose()
    {
        reading.Dispose();
        writing.Dispose();
    }

    private async ValueTask<Page> ReadAsync(string segment, Rule rule, string defaultZone, DateTimeOffset now, long after, CancellationToken cancellationToken)
    {
        using var link = await reading.UseAsync(cancellationToken);
        return link.Read(() =>
        {
            var (holds, _, last) = new AudienceReader(link, rule, defaultZone, now).Next(after);
            var end = last > 0 ? last : long.MaxValue;
            var before = new HashSet<long>();
            var rows = link.Sql("select member_id from segment_member where segment = ?1 and member_id > ?2 and member_id <= ?3").Set(1, segment).Set(2, after).Set(3, end);
            while (rows.Read())
                before.Add(rows.Int64(0));
            var belonging = holds.ToHashSet();
            return new Page(holds.FindAll(id => !before.Contains(id)), [.. before.Where(id => !belonging.Contains(id)).Order()], holds.Count, end);
        });
    }

    private async ValueTask WriteAsync(string segment, Page page, bool told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = told ? await ids.TakeAsync(IdNames.Event, page.Entering.Count + page.Leaving.Count, WritePriority.Upkeep, cancellationToken) : null;
        await WriteAsync(
            link =>
            {
                var events = taken?.Again();
                foreach (var member in page.Entering)
                {
                    link.Sql("insert into segment_member(segment, member_id, at) values(?1, ?2, ?3) on conflict do nothing").Set(1, segment).Set(2, member).Set(3, now).Add();
                    Tell(member, EnteredEvent);
                }
                foreach (var member in page.Leaving)
                {
                    link.Sql("delete from segment_member where segment = ?1 and member_id = ?2").Set(1, segment).Set(2, member).Add();
                    Tell(member, LeftEvent);
                }

                void Tell(long member, string name)
                {
                    if (events is not null)
                        StoredEvents.Add(link, events.Next(), new MemberId(member), name, ChangeEvents.Source, now, now, [KeyValuePair.Create("segment", (AttributeValue)new AttributeValue.Text(segment))]);
                }
            },
            cancellationToken);
    }

    private static void Note(Link link, string segment, long members, DateTimeOffset now) =>
        link.Sql("update segment set members = ?2, refreshed_at = ?3 where key = ?1").Set(1, segment).Set(2, members).Set(3, now).Add();

    private async ValueTask WriteAsync(Action<Link> write, CancellationToken cancellationToken)
    {
        using var link = await writing.UseAsync(cancellationToken);
        await link.WriteAsync(gate, WritePriority.Upkeep, () => { write(link); return true; }, cancellationToken);
    }

    private sealed record Page(List<long> Entering, List<long> Leaving, long Belonging, long Last);
}

/// <summary>What a refresh found.</summary>
/// <param name="Entered">How many came in.</param>
/// <param name="Left">How many left.</param>
/// <param name="Members">How many belong to it now.</param>
public readonly record struct SegmentChange(long Entered, long Left, long Members);
