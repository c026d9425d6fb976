using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Finds the members to work on and reads all that their turn needs, inside one read transaction.</summary>
internal sealed class WorkReader(Link link)
{
    /// <summary>Events looked at to find the members of a batch, for each of them. A database that sends all that it was asked for would send more in vain.</summary>
    private const int MostEventsPerMember = 4;
    private const string Batch = "member_id in (select value from json_each(?1))";
    private const string EnrollmentColumns = "member_id, id, journey_id, version_id, entry_key, records, entered_at, step, goal_until, converted_at, joined";
    private readonly SnapshotReader snapshots = new(link);

    public WorkBatch Read(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy)
    {
        var ids = MembersWithEvents(lease, most, busy);
        var events = ids.Count > 0 ? Events(IdList.Of(ids)) : [];
        if (ids.Count == 0)
            ids = MembersWithTokensDue(lease, now, most, busy);
        return Read(ids, events, plans, now);
    }

    /// <summary>The same members, each read alone: whoever cannot be read is named, and all others are read.</summary>
    public WorkBatch ReadOneByOne(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy)
    {
        var ids = MembersWithEvents(lease, most, busy);
        var withEvents = ids.Count > 0;
        if (!withEvents)
            ids = MembersWithTokensDue(lease, now, most, busy);
        var members = new List<MemberWork>();
        var sessions = new Dictionary<string, SessionRecord>(StringComparer.Ordinal);
        var unreadable = new List<(MemberId, string)>();
        foreach (var id in ids)
        {
            try
            {
                var read = Read([id], withEvents ? Events(IdList.Of(new[] { id })) : [], plans, now);
                members.AddRange(read.Members);
                foreach (var (key, session) in read.Sessions)
                    sessions[key] = session;
            }
            catch (Exception exception) when (Readable.Cannot(exception))
            {
                link.EndQueries();
                unreadable.Add((new MemberId(id), exception.GetType().Name));
            }
        }
        return new WorkBatch { Members = members, Sessions = sessions, Unreadable = unreadable };
    }

    /// <summary>Reads members with events that were stored before, whether they are routed or not.</summary>
    public WorkBatch ReadWithEvents(IdList eventIds, PlanSet plans, DateTimeOffset now)
    {
        var events = new Dictionary<long, List<MemberEvent>>();
        var rows = link.Sql("select member_id, id, name, at, stored_at, properties, depth from event where id in (select value from json_each(?1)) and subject_kind = 'member' order by id").Set(1, eventIds);
        while (rows.Read())
            Of(events, rows.Int64(0)).Add(SnapshotFacets.Event(rows));
        return Read([.. events.Keys], events, plans, now);
    }

    /// <summary>Reads all that a turn of these members needs.</summary>
    public WorkBatch Read(List<long> ids, Dictionary<long, List<MemberEvent>> events, PlanSet plans, DateTimeOffset now)
    {
        if (ids.Count == 0)
            return WorkBatch.Empty;
        var list = IdList.Of(ids);
        var tokens = Tokens(list);
        var active = Enrollments(list, tokens);
        var entries = events.Count > 0 ? Entries(list) : [];
        var measured = events.Values.Any(list => list.Exists(occurred => plans.IsGoal(occurred.Name))) ? Measured(list) : [];
        var members = snapshots.Read(ids, plans.Needs, plans.Content.Content.Zone, now);
        return new WorkBatch
        {
            Members = [.. ids.Select(id => new MemberWork
            {
                Member = members[id],
                Events = events.GetValueOrDefault(id) ?? [],
                Active = active.GetValueOrDefault(id) ?? [],
                Entries = entries.GetValueOrDefault(id) ?? [],
                Measured = measured.GetValueOrDefault(id) ?? [],
            })],
            Sessions = SessionReader.Read(link, SessionKeys(events, active)),
        };
    }

    /// <summary>Members by their first event not yet routed. Rows are found by their flag, never by a cursor: one committed late has a low id.</summary>
    private List<long> MembersWithEvents(SlotLease lease, int most, IReadOnlySet<MemberId> busy)
    {
        var rows = lease.Slots.Length == SlotLease.Count
            ? link.Sql("select member_id from event indexed by ix_event_unrouted where not routed and subject_kind = 'member' order by id limit ?1")
            : link.Sql("select member_id from event indexed by ix_event_unrouted where not routed and subject_kind = 'member' and slot in (select value from json_each(?2)) order by id limit ?1")
                .Set(2, IdList.Of(lease.Slots));
        return Distinct(rows.Set(1, (long)most * MostEventsPerMember), most, busy);
    }

    private List<long> MembersWithTokensDue(SlotLease lease, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy)
    {
        const string Order = "order by due, priority desc, journey_id, enrollment_id, number";
        var rows = lease.Slots.Length == SlotLease.Count
            ? link.Sql($"select member_id from token indexed by ix_token_due where due is not null and not held and due <= ?1 {Order}")
            : link.Sql($"select member_id from token indexed by ix_token_due where due is not null and not held and due <= ?1 and slot in (select value from json_each(?2)) {Order}")
                .Set(2, IdList.Of(lease.Slots));
        return Distinct(rows.Set(1, now), most, busy);
    }

    private static List<long> Distinct(Statement rows, int most, IReadOnlySet<MemberId> busy)
    {
        var seen = new HashSet<long>(most);
        var members = new List<long>(most);
        while (members.Count < most && rows.Read())
        {
            var member = rows.Int64(0);
            if (!busy.Contains(new MemberId(member)) && seen.Add(member))
                members.Add(member);
        }
        rows.Reset();
        return members;
    }

    private Dictionary<long, List<MemberEvent>> Events(IdList members)
    {
        var events = new Dictionary<long, List<MemberEvent>>();
        var rows = link.Sql($"""
            select member_id, id, name, at, stored_at, properties, depth
            from event indexed by ix_event_unrouted_member where not routed and {Batch} and subject_kind = 'member' order by id
            """).Set(1, members);
        while (rows.Read())
            Of(events, rows.Int64(0)).Add(SnapshotFacets.Event(rows));
        return events;
    }

    private Dictionary<long, List<Token>> Tokens(IdList members)
    {
        var tokens = new Dictionary<long, List<Token>>();
        var rows = link.Sql($"""
            select enrollment_id, number, activity, "group", step, arrived_at, due, due_port, awaited_event, event_port, follows, held, kept_at, kept_port, shifted, asked_step
            from token indexed by ix_token_member_id where {Batch} order by enrollment_id, number
            """).Set(1, members);
        while (rows.Read())
        {
            Of(tokens, rows.Int64(0)).Add(new Token
            {
                Number = rows.Int32(1),
                Activity = rows.Text(2),
                Group = rows.Text(3),
                Step = rows.Int32(4),
                ArrivedAt = rows.Instant(5),
                Due = rows.OptionalInstant(6),
                DuePort = rows.OptionalText(7),
                AwaitedEvent = rows.OptionalText(8),
                EventPort = rows.OptionalText(9),
                Follows = rows.Int64(10) != 0,
                Held = rows.Int64(11) != 0,
                KeptAt = rows.OptionalInstant(12),
                KeptPort = rows.OptionalText(13),
                Shifted = TimeSpan.FromMilliseconds(rows.Int64(14)),
                Asked = (int?)rows.OptionalInt64(15),
            });
        }
        return tokens;
    }

    private Dictionary<long, List<EnrollmentWork>> Enrollments(IdList members, Dictionary<long, List<Token>> tokens)
    {
        var enrollments = new Dictionary<long, List<EnrollmentWork>>();
        var rows = link.Sql($"""
            select {EnrollmentColumns}
            from enrollment indexed by ux_enrollment_active where state = 'active' and {Batch} order by id
            """).Set(1, members);
        while (rows.Read())
        {
            var enrollment = Enrollment(rows, EnrollmentState.Active);
            Of(enrollments, enrollment.Member.Value).Add(new EnrollmentWork(enrollment, tokens.GetValueOrDefault(enrollment.Id.Value) ?? []));
        }
        return enrollments;
    }

    /// <summary>Enrollments that are over, control ones among them, whose goal may still be reached. Only conversions are written of them.</summary>
    private Dictionary<long, List<Enrollment>> Measured(IdList members)
    {
        var enrollments = new Dictionary<long, List<Enrollment>>();
        var rows = link.Sql($"""
            select {EnrollmentColumns}
            from enrollment indexed by ix_enrollment_measured
            where goal_until is not null and converted_at is null and state <> 'active' and {Batch} order by id
            """).Set(1, members);
        while (rows.Read())
            Of(enrollments, rows.Int64(0)).Add(Enrollment(rows, EnrollmentState.Completed));
        return enrollments;
    }

    private static Enrollment Enrollment(Statement rows, EnrollmentState state)
    {
        try
        {
            return Bare(rows, state) with { Records = RecordsJson.Read(rows.OptionalText(5)), Joined = RecordsJson.ReadSet(rows.OptionalText(10)) };
        }
        catch (Exception exception) when (Readable.Cannot(exception))
        {
            return Bare(rows, state) with { Unreadable = true };
        }
    }

    private static Enrollment Bare(Statement rows, EnrollmentState state) => new()
    {
        Id = new EnrollmentId(rows.Int64(1)),
        Member = new MemberId(rows.Int64(0)),
        Journey = new JourneyId(rows.Int64(2)),
        Version = new VersionId(rows.Int64(3)),
        EntryKey = rows.Text(4),
        Records = ImmutableSortedDictionary<string, string>.Empty,
        EnteredAt = rows.Instant(6),
        Step = rows.Int32(7),
        GoalUntil = rows.OptionalInstant(8),
        ConvertedAt = rows.OptionalInstant(9),
        State = state,
    };

    private Dictionary<long, List<PastEntry>> Entries(IdList members)
    {
        var entries = new Dictionary<long, List<PastEntry>>();
        // Forgotten ones first: what is still stored is later and outvotes them.
        var forgotten = link.Sql($"select member_id, journey_id, entry_key, entered_at from past_entry where {Batch}").Set(1, members);
        while (forgotten.Read())
            Of(entries, forgotten.Int64(0)).Add(new PastEntry(new JourneyId(forgotten.Int64(1)), forgotten.Text(2), forgotten.Instant(3)));
        var rows = link.Sql($"""
            select member_id, journey_id, entry_key, max(entered_at)
            from enrollment indexed by ix_enrollment_member_id_journey_id where {Batch} group by member_id, journey_id, entry_key
            """).Set(1, members);
        while (rows.Read())
            Of(entries, rows.Int64(0)).Add(new PastEntry(new JourneyId(rows.Int64(1)), rows.Text(2), rows.Instant(3)));
        return entries;
    }

    private static HashSet<string> SessionKeys(Dictionary<long, List<MemberEvent>> events, Dictionary<long, List<EnrollmentWork>> active)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var occurred in events.Values.SelectMany(list => list))
        {
            if (occurred.Record(RecordKinds.Session) is { } key)
                keys.Add(key);
        }
        foreach (var work in active.Values.SelectMany(list => list))
        {
            if (work.Enrollment.Records.TryGetValue(RecordKinds.Session, out var key))
                keys.Add(key);
        }
        return keys;
    }

    private static List<T> Of<T>(Dictionary<long, List<T>> lists, long key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        return list;
    }
}
