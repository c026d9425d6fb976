using System.Collections.Concurrent;
using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Writes the changes of a batch inside the transaction of its caller.</summary>
/// <param name="link">The connection.</param>
/// <param name="ids">Ids for the rows that are created.</param>
/// <param name="known">Priorities of versions that are known already, to be kept for the next batch: a version's never changes.</param>
internal sealed class ChangeWriter(Link link, CommitIds ids, ConcurrentDictionary<VersionId, int>? known = null)
{
    internal const string CompleteStep = """
        update trace set left_at = ?3, port = ?4, "end" = ?5,
        "values" = case when ?6 is null then "values" when "values" is null then ?6 else substr("values", 1, length("values") - 1) || ',' || substr(?6, 2) end,
        effects = case when ?7 is null then effects when effects is null then ?7 else substr(effects, 1, length(effects) - 1) || ',' || substr(?7, 2) end,
        intervention = coalesce(?8, intervention), actor = coalesce(?9, actor)
        where enrollment_id = ?1 and step = ?2
        """;

    internal const string ResolveStep = """
        update trace set "values" = case when "values" is null then ?3 else substr("values", 1, length("values") - 1) || ',' || substr(?3, 2) end,
        intervention = coalesce(?4, intervention), actor = coalesce(?5, actor)
        where enrollment_id = ?1 and step = ?2
        """;

    private readonly ConcurrentDictionary<VersionId, int> priorities = known ?? new();
    private readonly StatsWriter stats = new(link);
    private readonly EffectWriter effects = new(link, ids);
    private readonly MigrationWriter migrations = new(link);

    public CommitOutcome Write(SlotLease lease, IReadOnlyList<MemberChanges> changes)
    {
        if (!OwnsSlots(lease, changes))
            return CommitOutcome.Fenced;
        foreach (var change in changes)
            Write(change);
        stats.Flush(lease.Slots[0]);
        return link.Flush() ? CommitOutcome.Committed : CommitOutcome.Conflict;
    }

    /// <summary>Compares the epoch and raises the watermark in one statement.</summary>
    private bool OwnsSlots(SlotLease lease, IReadOnlyList<MemberChanges> changes)
    {
        var acted = changes.Aggregate(DateTimeOffset.UnixEpoch, (latest, change) => Latest(latest, change));
        return link.Sql("update slot set watermark = case when watermark < ?3 then ?3 else watermark end where epoch = ?2 and number in (select value from json_each(?1))")
            .Set(1, IdList.Of(lease.Slots)).Set(2, lease.Epoch).Set(3, acted)
            .Run() == lease.Slots.Length;
    }

    private static DateTimeOffset Latest(DateTimeOffset latest, MemberChanges change)
    {
        foreach (var step in change.Steps)
            latest = step.ArrivedAt > latest ? step.ArrivedAt : latest;
        foreach (var step in change.Departures)
            latest = step.LeftAt > latest ? step.LeftAt.Value : latest;
        foreach (var refusal in change.Refusals)
            latest = refusal.At > latest ? refusal.At : latest;
        return latest;
    }

    private void Write(MemberChanges change)
    {
        var routed = link.Sql("update event set routed = true where id = ?1");
        foreach (var id in change.Routed)
            routed.Set(1, id).Add();
        if (change.Forwarded is { } forwarded)
            Forward(forwarded);
        foreach (var enrollment in change.Enrollments)
            Write(enrollment);
        foreach (var step in change.Steps)
            Arrive(change, step);
        foreach (var step in change.Resolved)
            Resolve(step);
        foreach (var step in change.Departures)
            Depart(step);
        foreach (var effect in change.Effects)
            effects.Write(effect, change);
        foreach (var raised in change.Raised)
            effects.Write(raised);
        foreach (var refusal in change.Refusals)
            Refuse(change, refusal);
        foreach (var conversion in change.Conversions)
            Convert(conversion);
        Hold(change);
        foreach (var note in change.Migrated)
            migrations.Write(note, change.Member);
        foreach (var aside in change.Aside)
            SetAside(aside);
    }

    /// <summary>The owner of the survivor's slot finds them there.</summary>
    private void Forward(Forwarding forwarded)
    {
        var forward = link.Sql("update event set member_id = ?2, slot = ?3 where id = ?1 and not routed");
        foreach (var id in forwarded.Events)
            forward.Set(1, id).Set(2, forwarded.To.Value).Set(3, (long)SlotLease.SlotOf(forwarded.To)).Add();
    }

    private void SetAside(SetAside aside)
    {
        link.Sql("""
            insert into aside(kind, row_id, reason, count, at) values(?1, ?2, ?3, 1, ?4)
            on conflict(kind, row_id) do update set reason = excluded.reason, count = aside.count + 1, at = excluded.at
            """).Set(1, aside.Kind).Set(2, aside.Row).Set(3, aside.Reason).Set(4, aside.At).Add();
        if (aside.Kind != "member")
            return;
        link.Sql("update event set routed = true where member_id = ?1 and not routed and subject_kind = 'member'").Set(1, aside.Row).Add();
        link.Sql("update token set due = ?3 where member_id = ?1 and due <= ?2 and not held").Set(1, aside.Row).Set(2, aside.At).Set(3, aside.At.AddMinutes(5)).Add();
    }

    /// <summary>Keeps events for paused journeys, and forgets those that have been judged.</summary>
    private void Hold(MemberChanges change)
    {
        foreach (var entry in change.Held)
        {
            link.Sql("insert into held_entry(journey_id, event_id, member_id, slot) values(?1, ?2, ?3, ?4) on conflict do nothing")
                .Set(1, entry.Journey.Value).Set(2, entry.Event).Set(3, change.Member.Value).Set(4, (long)SlotLease.SlotOf(change.Member)).Add();
        }
        foreach (var entry in change.Judged)
            link.Sql("delete from held_entry where journey_id = ?1 and event_id = ?2").Set(1, entry.Journey.Value).Set(2, entry.Event).Add();
    }

    private void Write(EnrollmentChange change)
    {
        var enrollment = change.Enrollment;
        if (change.StepBefore is { } before)
            Update(enrollment, before, change.StateBefore);
        else
            Insert(enrollment);
        if (change.VersionBefore is { } version)
            migrations.Write(enrollment, version);
        stats.Count(enrollment, change.StepBefore is null ? null : change.StateBefore, change.VersionBefore);
        var gone = link.Sql("delete from token where enrollment_id = ?1 and number = ?2");
        foreach (var number in change.Gone)
            gone.Set(1, enrollment.Id.Value).Set(2, (long)number).Expect();
        if (change.Tokens.Length > 0)
            Write(enrollment, change.Tokens);
    }

    /// <summary>Only if the step is still the one that the changes were made from. A token that ends while others go on takes no step: its own row is expected to be there.</summary>
    private void Update(Enrollment enrollment, int before, EnrollmentState stateBefore) =>
        link.Sql("update enrollment set step = ?3, state = ?4, reason = ?5, ended_at = ?6, records = ?7, joined = ?8, \"values\" = ?10 where id = ?1 and step = ?2 and state = ?9")
            .Set(1, enrollment.Id.Value).Set(2, (long)before).Set(3, (long)enrollment.Step)
            .Set(4, EnrollmentStateNames.Of(enrollment.State)).Set(5, enrollment.Reason).Set(6, enrollment.EndedAt)
            .Set(7, RecordsJson.Write(enrollment.Records)).Set(8, RecordsJson.Write(enrollment.Joined))
            .Set(9, EnrollmentStateNames.Of(stateBefore)).Set(10, ValuesJson.Write(enrollment.Values))
            .Expect();

    /// <summary>Only while the member has no other active enrollment under this key.</summary>
    private void Insert(Enrollment enrollment) =>
        link.Sql("""
            insert into enrollment(id, journey_id, version_id, subject_kind, member_id, slot, entry_key, records, state, step, reason, entered_at, ended_at, goal_until, joined, "values")
            values(?1, ?2, ?3, ?15, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?16) on conflict do nothing
            """)
            .Set(1, enrollment.Id.Value).Set(2, enrollment.Journey.Value).Set(3, enrollment.Version.Value)
            .Set(4, enrollment.Member.Value).Set(5, (long)SlotLease.SlotOf(enrollment.Member)).Set(6, enrollment.EntryKey)
            .Set(7, RecordsJson.Write(enrollment.Records)).Set(8, EnrollmentStateNames.Of(enrollment.State)).Set(9, (long)enrollment.Step)
            .Set(10, enrollment.Reason).Set(11, enrollment.EnteredAt).Set(12, enrollment.EndedAt)
            .Set(13, enrollment.GoalUntil).Set(14, RecordsJson.Write(enrollment.Joined)).Set(15, enrollment.Subject == SubjectKind.Staff ? "staff" : "member")
            .Set(16, ValuesJson.Write(enrollment.Values))
            .Expect();

    private void Write(Enrollment enrollment, ImmutableArray<Token> tokens)
    {
        var statement = link.Sql("""
            insert into token(enrollment_id, number, member_id, slot, journey_id, priority, activity, "group", step, arrived_at, due, due_port, awaited_event, event_port, follows,
            held, kept_at, kept_port, shifted, asked_step)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
            on conflict(enrollment_id, number) do update set priority = excluded.priority, activity = excluded.activity, "group" = excluded."group", step = excluded.step, arrived_at = excluded.arrived_at,
            due = excluded.due, due_port = excluded.due_port, awaited_event = excluded.awaited_event, event_port = excluded.event_port, follows = excluded.follows,
            held = excluded.held, kept_at = excluded.kept_at, kept_port = excluded.kept_port, shifted = excluded.shifted, asked_step = excluded.asked_step
            """);
        foreach (var token in tokens)
        {
            statement.Set(1, enrollment.Id.Value).Set(2, (long)token.Number)
                .Set(3, enrollment.Member.Value).Set(4, (long)SlotLease.SlotOf(enrollment.Member)).Set(5, enrollment.Journey.Value).Set(6, (long)Priority(enrollment.Version))
                .Set(7, token.Activity).Set(8, token.Group).Set(9, (long)token.Step).Set(10, token.ArrivedAt)
                .Set(11, token.Due).Set(12, token.DuePort).Set(13, token.AwaitedEvent).Set(14, token.EventPort)
                .Set(15, token.Follows).Set(16, token.Held).Set(17, token.KeptAt).Set(18, token.KeptPort).Set(19, (long)token.Shifted.TotalMilliseconds).Set(20, token.Asked is { } asked ? asked : (long?)null)
                .Add();
        }
    }

    private int Priority(VersionId version)
    {
        if (priorities.TryGetValue(version, out var priority))
            return priority;
        var rows = link.Sql("select priority from journey_version where id = ?1").Set(1, version.Value);
        if (rows.Read())
            priority = rows.Int32(0);
        rows.Reset();
        return priorities[version] = priority;
    }

    private void Arrive(MemberChanges change, TraceStep step)
    {
        link.Sql("""
            insert into trace(enrollment_id, step, member_id, version_id, token, activity, arrived_at, left_at, port, "end", "values", effects, intervention, actor)
            values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """)
            .Set(1, step.Enrollment.Value).Set(2, (long)step.Step).Set(3, change.Member.Value).Set(4, step.Version.Value).Set(5, (long)step.Token)
            .Set(6, step.Activity).Set(7, step.ArrivedAt).Set(8, step.LeftAt).Set(9, step.Port).Set(10, step.End)
            .Set(11, TraceJson.Write(step.Values)).Set(12, TraceJson.Write(step.Effects)).Set(13, step.By?.Kind).Set(14, step.By?.Actor)
            .Add();
        stats.Arrive(step);
    }

    /// <summary>Adds how a parked step was left. Values of the arrival stay; those of the departure follow them.</summary>
    private void Depart(TraceStep step)
    {
        link.Sql(CompleteStep)
            .Set(1, step.Enrollment.Value).Set(2, (long)step.Step).Set(3, step.LeftAt).Set(4, step.Port).Set(5, step.End).Set(6, TraceJson.Write(step.Values))
            .Set(7, TraceJson.Write(step.Effects)).Set(8, step.By?.Kind).Set(9, step.By?.Actor)
            .Add();
        stats.Depart(step);
    }

    /// <summary>Once each, whatever comes again.</summary>
    private void Convert(Conversion conversion)
    {
        link.Sql("update enrollment set converted_at = ?2 where id = ?1 and converted_at is null").Set(1, conversion.Enrollment.Value).Set(2, conversion.At).Expect();
        stats.Convert(conversion);
    }

    /// <summary>A parked step has decided anew: its values follow those that stand there.</summary>
    private void Resolve(TraceStep step) =>
        link.Sql(ResolveStep)
            .Set(1, step.Enrollment.Value).Set(2, (long)step.Step).Set(3, TraceJson.Write(step.Values)).Set(4, step.By?.Kind).Set(5, step.By?.Actor)
            .Run();

    private void Refuse(MemberChanges change, EntryRefusal refusal)
    {
        link.Sql("""
            insert into entry_refusal(member_id, journey_id, version_id, reason, event_id, "values", at, count) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)
            on conflict(member_id, journey_id) do update set version_id = excluded.version_id, reason = excluded.reason, event_id = excluded.event_id,
            "values" = excluded."values", at = excluded.at, count = entry_refusal.count + 1
            """)
            .Set(1, change.Member.Value).Set(2, refusal.Journey.Value).Set(3, refusal.Version.Value).Set(4, refusal.Reason).Set(5, refusal.Event)
            .Set(6, TraceJson.Write(refusal.Values)).Set(7, refusal.At)
            .Add();
        stats.Refuse(refusal);
    }
}
