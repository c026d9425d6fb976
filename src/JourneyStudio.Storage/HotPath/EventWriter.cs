using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Writes events that came from outside, inside the transaction of its caller.</summary>
internal sealed class EventWriter(Link link, MemberFinder finder, MemberEditor editor, ListenedEvents listened, IdBlock ids, DateTimeOffset now)
{
    private const string MemberCreated = "member.created";

    private readonly HashSet<(string Source, string Key)> known = [];
    private readonly HeldAttributes held = new(link);
    private readonly Func<string, Hearing> hearing = listened.At(PlanStamp.Read(link));

    /// <summary>Members with events that are not routed yet.</summary>
    private readonly HashSet<long> waiting = [];

    /// <summary>How many ids of events a batch may need: each event, a member that is created, one that is changed.</summary>
    public static int IdsNeeded(IReadOnlyCollection<IncomingEvent> items) =>
        items.Count + items.Count(item => item.Member.CreateUnknown) + items.Count(item => item.Edit is { Attributes.Count: > 0 });

    public List<IntakeResult> Write(IReadOnlyList<IncomingEvent> items)
    {
        foreach (var source in items.GroupBy(item => item.Source))
            known.UnionWith(StoredEvents.Known(link, source.Key, source.Select(item => item.Key)).Select(key => (source.Key, key)));
        finder.Prepare([.. items.Where(item => !known.Contains((item.Source, item.Key))).Select(item => item.Member)]);
        List<long> remembered = [.. items.Where(item => hearing(item.Name) == Hearing.Remembered).Select(item => finder.Known(item.Member)?.Value ?? 0)];
        if (remembered.Count > 0)
            ReadWaiting(remembered);
        if (Hears(ChangeEvents.MemberUpdated))
            held.Prepare([.. items.Where(item => item.Edit is { Attributes.Count: > 0 }).Select(item => (finder.Known(item.Member)?.Value ?? 0, item.Edit!)).Where(item => item.Item1 > 0)], now);
        return [.. items.Select(Write)];
    }

    private IntakeResult Write(IncomingEvent item)
    {
        if (known.Contains((item.Source, item.Key)))
            return new IntakeResult.Duplicate();
        if (finder.Find(item.Member) is not { } member)
            return new IntakeResult.UnknownMember();
        known.Add((item.Source, item.Key));
        if (finder.TakeCreated(member) && Hears(MemberCreated))
            StoredEvents.Add(link, ids.Next(), member, MemberCreated, ChangeEvents.Source, now, now, []);
        if (item.Edit is { } edit)
            editor.Apply(member.Value, edit, item.Source);
        editor.Imply(member.Value, item.Name, item.Properties);
        var id = ids.Next();
        var routed = IsDoneWith(item, member);
        StoredEvents.AddKey(link, item.Source, item.Key, id, now);
        link.Sql("""
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values(?1, 'member', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """)
            .Set(1, id).Set(2, member.Value).Set(3, (long)SlotLease.SlotOf(member)).Set(4, item.Name).Set(5, item.Source)
            .Set(6, item.At < now ? item.At : now).Set(7, now).Set(8, PropertyJson.Write(item.Properties)).Set(9, (long)item.Depth).Set(10, routed)
            .Add();
        if (!routed)
            waiting.Add(member.Value);
        Tell(member, item);
        return new IntakeResult.Stored(id, member, routed);
    }

    private bool Hears(string name) => hearing(name) != Hearing.None;

    /// <summary>
    /// Whether the member's turn would do nothing but take note of the event. What it changes of the member may be what somebody waits for; and what decisions remember
    /// must not be seen by the turn of an event that came before.
    /// </summary>
    private bool IsDoneWith(IncomingEvent item, MemberId member) =>
        item.Edit is null && !MemberEditor.Implies(item.Name, item.Properties) && hearing(item.Name) switch
        {
            Hearing.None => true,
            Hearing.Remembered => !waiting.Contains(member.Value),
            _ => false,
        };

    /// <summary>The change that the event reports is an event of its own, for those who listen to changes.</summary>
    private void Tell(MemberId member, IncomingEvent item)
    {
        if (item.Edit is { Attributes.Count: > 0 } edit && Hears(ChangeEvents.MemberUpdated) && held.Change(member.Value, edit) is { Count: > 0 } changed)
            StoredEvents.Add(link, ids.Next(), member, ChangeEvents.MemberUpdated, ChangeEvents.Source, item.At < now ? item.At : now, now, changed);
    }

    private void ReadWaiting(List<long> members)
    {
        var rows = link.Sql("select member_id from event indexed by ix_event_unrouted_member where not routed and member_id in (select value from json_each(?1))").Set(1, IdList.Of(members));
        while (rows.Read())
            waiting.Add(rows.Int64(0));
    }
}
