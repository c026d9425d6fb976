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
    /// <summary>Events or tokens looked at to find the members of a batch, for each of them. A database that sends all that it was asked for would send more in vain.</summary>
    private const int MostPerMember = 4;
    private const string Batch = "member_id in (select value from json_each(?1))";
    private const string EnrollmentColumns = "member_id, id, journey_id, version_id, entry_key, records, entered_at, step, goal_until, converted_at, joined, \"values\"";

    public WorkBatch Read(SlotLease lease, PlanSet plans, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy)
    {
        var ids = MembersWithEvents(lease, most, busy);
        return ids.Count > 0
            ? Read(ids, withEvents: true, plans, now)
            : Read(MembersWithTokensDue(lease, now, most, busy), withEvents: false, plans, now);
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
                var read = Read([id], withEvents, plans, now);
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
        var events = Events("id in (select value from json_each(?1))", eventIds).Read();
        return Read([.. events.Keys], () => events, plans, now);
    }

    /// <summary>Reads all that a turn of these members needs but events.</summary>
    public WorkBatch Read(List<long> ids, PlanSet plans, DateTimeOffset now) => Read(ids, null, plans, now);

    private WorkBatch Read(List<long> ids, bool withEvents, PlanSet plans, DateTimeOffset now) =>
        withEvents ? Read(ids, Unrouted(ids).Read, plans, now) : Read(ids, plans, now);

    /// <summary>Asks everything at once and then reads it in the order in which it was asked.</summary>
    /// <param name="ids">The members.</param>
    /// <param name="occurred">Reads their events, which have been asked; null when they have none.</param>
    /// <param name="plans">What there is to run.</param>
    /// <param name="now">Now.</param>
    private WorkBatch Read(List<long> ids, Func<Dictionary<long, List<MemberEvent>>>? occurred, PlanSet plans, DateTimeOffset now)
    {
        if (ids.Count == 0)
            return WorkBatch.Empty;
        var list = IdList.Of(ids);
        var standing = Tokens(list);
        var running = Active(list);
        var past = occurred is null ? default : new PastEntries(link, list);
        var over = occurred is not null && plans.HasGoals ? Measured(list) : new();
        var snapshots = new SnapshotQuery(link, ids, plans.Needs, now);

        var events = occurred?.Invoke() ?? [];
        var tokens = standing.Read();
        var enrollments = running.Read();
        var entries = past.Read();
        var measured = over.Read();
        var members = snapshots.Read(plans.Content.Content.Zone);
        return new WorkBatch
        {
            Members = [.. ids.Select(id => new MemberWork
            {
                Member = members[id],
                Events = events.GetValueOrDefault(id) ?? [],
                Active = enrollments.TryGetValue(id, out var active) ? [.. active.Select(one => new EnrollmentWork(one, tokens.GetValueOrDefault(one.Id.Value) ?? []))] : [],
                Entries = entries.GetValueOrDefault(id) ?? [],
                Measured = measured.GetValueOrDefault(id) ?? [],
            })],
            Sessions = SessionReader.Read(link, SessionKeys(events.Values, enrollments.Values)),
        };
    }

    /// <summary>Members by their first event not yet routed. Rows are found by their flag, never by a cursor: one committed late has a low id.</summary>
    /// <remarks>A single slot is a range and leads the order: were it equal to something, PostgreSQL would walk the primary key and wade through the events of all slots.</remarks>
    internal static string FirstEvents(SlotLease lease)
    {
        var (slots, order) = lease.Slots.Length == 1 ? ("and slot between ?2 and ?2", "slot, id") : (OwnedSlots.Condition(lease, 2), "id");
        return $"select member_id from event indexed by ix_event_unrouted where not routed and subject_kind = 'member' {slots} order by {order} limit ?1";
    }

    internal static string FirstTokens(SlotLease lease) => $"""
        select member_id from token indexed by ix_token_due where due is not null and not held and due <= ?3 {OwnedSlots.Condition(lease, 2)}
        order by due, priority desc, journey_id, enrollment_id, number limit ?1
        """;

    private List<long> MembersWithEvents(SlotLease lease, int most, IReadOnlySet<MemberId> busy) =>
        Distinct(link.Sql(FirstEvents(lease)).Set(1, (long)most * MostPerMember).SetSlots(lease, 2), most, busy);

    private List<long> MembersWithTokensDue(SlotLease lease, DateTimeOffset now, int most, IReadOnlySet<MemberId> busy) =>
        Distinct(link.Sql(FirstTokens(lease)).Set(1, (long)most * MostPerMember).SetSlots(lease, 2).Set(3, now), most, busy);

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

    private MemberGroups<List<MemberEvent>> Unrouted(List<long> members) => Events($"not routed and {Batch}", IdList.Of(members), "indexed by ix_event_unrouted_member");

    private MemberGroups<List<MemberEvent>> Events(string wanted, IdList of, string index = "") => new(
        link.Sql($"select member_id, id, name, at, stored_at, properties, depth from event {index} where {wanted} and subject_kind = 'member' order by id").Set(1, of),
        static (List<MemberEvent> events, Statement row) => events.Add(SnapshotFacets.Event(row)));

    /// <summary>By enrollment.</summary>
    private MemberGroups<List<Token>> Tokens(IdList members) => new(
        link.Sql($"""
            select enrollment_id, number, activity, "group", step, arrived_at, due, due_port, awaited_event, event_port, follows, held, kept_at, kept_port, shifted, asked_step
            from token indexed by ix_token_member_id where {Batch} order by enrollment_id, number
            """).Set(1, members),
        static (List<Token> tokens, Statement row) => tokens.Add(new Token
        {
            Number = row.Int32(1),
            Activity = row.Text(2),
            Group = row.Text(3),
            Step = row.Int32(4),
            ArrivedAt = row.Instant(5),
            Due = row.OptionalInstant(6),
            DuePort = row.OptionalText(7),
            AwaitedEvent = row.OptionalText(8),
            EventPort = row.OptionalText(9),
            Follows = row.Int64(10) != 0,
            Held = row.Int64(11) != 0,
            KeptAt = row.OptionalInstant(12),
            KeptPort = row.OptionalText(13),
            Shifted = TimeSpan.FromMilliseconds(row.Int64(14)),
            Asked = (int?)row.OptionalInt64(15),
        }));

    private MemberGroups<List<Enrollment>> Active(IdList members) => new(
        link.Sql($"""
            select {EnrollmentColumns}
            from enrollment indexed by ux_enrollment_active where state = 'active' and {Batch} order by id
            """).Set(1, members),
        static (List<Enrollment> enrollments, Statement row) => enrollments.Add(Enrollment(row, EnrollmentState.Active)));

    /// <summary>Enrollments that are over, control ones among them, whose goal may still be reached. Only conversions are written of them.</summary>
    private MemberGroups<List<Enrollment>> Measured(IdList members) => new(
        link.Sql($"""
            select {EnrollmentColumns}
            from enrollment indexed by ix_enrollment_measured
            where goal_until is not null and converted_at is null and state <> 'active' and {Batch} order by id
            """).Set(1, members),
        static (List<Enrollment> enrollments, Statement row) => enrollments.Add(Enrollment(row, EnrollmentState.Completed)));

    private static Enrollment Enrollment(Statement rows, EnrollmentState state)
    {
        try
        {
            return Bare(rows, state) with { Records = RecordsJson.Read(rows.OptionalText(5)), Joined = RecordsJson.ReadSet(rows.OptionalText(10)), Values = ValuesJson.Read(rows.OptionalText(11)) };
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

    private static HashSet<string> SessionKeys(IEnumerable<List<MemberEvent>> events, IEnumerable<List<Enrollment>> active)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var occurred in events.SelectMany(list => list))
        {
            if (occurred.Record(RecordKinds.Session) is { } key)
                keys.Add(key);
        }
        foreach (var enrollment in active.SelectMany(list => list))
        {
            if (enrollment.Records.TryGetValue(RecordKinds.Session, out var key))
                keys.Add(key);
        }
        return keys;
    }
}
