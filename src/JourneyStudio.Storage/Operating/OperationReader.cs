using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Operating;

/// <summary>Finds the next enrollments of an operation and reads all that is needed to decide, inside one read transaction.</summary>
internal sealed class OperationReader(Link link)
{
    private readonly WorkReader work = new(link);
    private readonly MigrationReader migrations = new(link);

    public OperationBatch? Read(SlotLease lease, PlanSet plans, Operation operation, DateTimeOffset now, int most)
    {
        if (Slot(lease, operation) is not var (slot, from))
            return null;
        var place = from;
        while (place.Version != OperationPlace.Entries)
        {
            var found = place.Version == 0 ? [] : Enrollments(operation, slot, place, most);
            if (found.Count > 0)
                return Batch(plans, operation, slot, from, found, now) with { To = place with { Row = found[^1].Enrollment } };
            place = new OperationPlace(NextVersion(operation, place.Version), 0);
        }
        return Entries(plans, operation, slot, from, place.Row, now, most);
    }

    private (int Slot, OperationPlace Place)? Slot(SlotLease lease, Operation operation)
    {
        var rows = link.Sql("""
            select slot, version_id, enrollment_id from operation_slot where operation_id = ?1 and not finished and slot in (select value from json_each(?2)) order by slot limit 1
            """).Set(1, operation.Id).Set(2, IdList.Of(lease.Slots));
        (int, OperationPlace)? slot = rows.Read() ? (rows.Int32(0), new OperationPlace(rows.Int64(1), rows.Int64(2))) : null;
        rows.Reset();
        return slot;
    }

    private long NextVersion(Operation operation, long after)
    {
        switch (operation)
        {
            case Operation.Migrate migrate:
                return after < migrate.From.Value ? migrate.From.Value : OperationPlace.Entries;
            case Operation.TakeBack:
                return after == 0 ? 1 : OperationPlace.Entries;
        }
        var number = Query(operation).Version;
        var rows = link.Sql("select id from journey_version where journey_id = ?1 and id > ?2 and (?3 is null or number = ?3) order by id limit 1")
            .Set(1, operation.Journey.Value).Set(2, after).Set(3, number is { } n ? n : (long?)null);
        var next = rows.Read() ? rows.Int64(0) : OperationPlace.Entries;
        rows.Reset();
        return next;
    }

    /// <summary>The next enrollments in order, with whether the operation concerns them: what it does not concern is passed over in the same batch.</summary>
    private List<(long Enrollment, long Member, bool Meant)> Enrollments(Operation operation, int slot, OperationPlace place, int most)
    {
        if (operation is Operation.TakeBack takeBack)
            return migrations.Enrollments(takeBack.Migration, slot, place.Row, most);
        var (state, condition) = operation switch
        {
            Operation.Retry => ("failed", """exists (select 1 from trace t where t.enrollment_id = e.id and t."end" = 'failed' and (?6 is null or t.activity = ?6) and (?7 is null or t.left_at >= ?7) and (?8 is null or t.left_at < ?8))"""),
            Operation.Skip or Operation.Move => ("active", "exists (select 1 from token t where t.enrollment_id = e.id and (?6 is null or t.activity = ?6) and (?7 is null or t.arrived_at >= ?7) and (?8 is null or t.arrived_at < ?8))"),
            Operation.Migrate => ("active", "exists (select 1 from token t where t.enrollment_id = e.id and t.activity in (select value from json_each(?6)))"),
            Operation.Release or Operation.CatchUp => ("active", "exists (select 1 from token t where t.enrollment_id = e.id and t.held)"),
            _ => ("active", "true"),
        };
        var query = Query(operation);
        var rows = link.Sql($"""
            select e.id, e.member_id, case when {condition} then 1 else 0 end from enrollment e
            where e.version_id = ?1 and e.state = '{state}' and e.slot = ?2 and e.id > ?3 and e.entered_at <= ?4 order by e.id limit ?5
            """).Set(1, place.Version).Set(2, (long)slot).Set(3, place.Row).Set(4, operation.At).Set(5, (long)most);
        if (operation is Operation.Retry or Operation.Skip or Operation.Move)
            rows.Set(6, query.Activity).Set(7, query.Since).Set(8, query.Before);
        else if (operation is Operation.Migrate migrate)
            rows.Set(6, IdList.Of(migrate.Map.Where(entry => entry.Value.Way != MigrationWay.Stay).Select(entry => entry.Key)));
        var found = new List<(long, long, bool)>();
        while (rows.Read())
            found.Add((rows.Int64(0), rows.Int64(1), rows.Int64(2) != 0));
        rows.Reset();
        return found;
    }

    private OperationBatch Batch(
        PlanSet plans, Operation operation, int slot, OperationPlace from, List<(long Enrollment, long Member, bool Meant)> found, DateTimeOffset now)
    {
        var meant = found.Where(one => one.Meant).ToList();
        var failed = operation is Operation.Retry ? new FailureReader(link).Read([.. meant.Select(one => one.Enrollment)]) : [];
        var notes = operation is Operation.TakeBack takeBack ? migrations.Notes(takeBack.Migration, [.. meant.Select(one => one.Enrollment)]) : MigrationReader.None;
        var batch = work.Read([.. meant.Select(one => one.Member).Distinct()], plans, now);
        var targets = meant.ToLookup(one => one.Member, one => new EnrollmentId(one.Enrollment));
        return new OperationBatch
        {
            Operation = operation,
            Slot = slot,
            From = from,
            To = from,
            Members = [.. batch.Members.Select(member => new OperatorWork
            {
                Member = member,
                Targets = operation is Operation.Retry or Operation.TakeBack ? [] : [.. targets[member.Member.Id.Value]],
                Failed = [.. failed.Where(one => one.Enrollment.Member == member.Member.Id)],
                Migrated = [.. notes[member.Member.Id]],
            })],
            Sessions = batch.Sessions,
        };
    }

    private OperationBatch Entries(PlanSet plans, Operation operation, int slot, OperationPlace from, long after, DateTimeOffset now, int most)
    {
        var events = operation is Operation.Release ? HeldEvents(operation, slot, after, most) : [];
        var batch = new OperationBatch { Operation = operation, Slot = slot, From = from, To = new OperationPlace(OperationPlace.Entries, after), IsEntries = true, IsLast = events.Count == 0 };
        if (events.Count == 0)
            return batch;
        var members = work.ReadWithEvents(IdList.Of(events), plans, now);
        return batch with { To = batch.To with { Row = events[^1] }, Members = [.. members.Members.Select(member => new OperatorWork { Member = member })], Sessions = members.Sessions };
    }

    private List<long> HeldEvents(Operation operation, int slot, long after, int most)
    {
        var rows = link.Sql("select event_id from held_entry where journey_id = ?1 and slot = ?2 and event_id > ?3 order by event_id limit ?4")
            .Set(1, operation.Journey.Value).Set(2, (long)slot).Set(3, after).Set(4, (long)most);
        var events = new List<long>();
        while (rows.Read())
            events.Add(rows.Int64(0));
        rows.Reset();
        return events;
    }

    private static TokenQuery Query(Operation operation) => operation switch
    {
        Operation.Retry retry => retry.Of,
        Operation.Skip skip => skip.Of,
        Operation.Move move => move.Of,
        _ => TokenQuery.All,
    };
}
