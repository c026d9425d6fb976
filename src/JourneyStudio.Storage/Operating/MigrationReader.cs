using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Operating;

/// <summary>Reads whom a migration has changed, and how they stood before.</summary>
internal sealed class MigrationReader(Link link)
{
    public static ILookup<MemberId, MigratedEnrollment> None { get; } = Array.Empty<MigratedEnrollment>().ToLookup(_ => default(MemberId));

    public List<(long Enrollment, long Member, bool Meant)> Enrollments(long migration, int slot, long after, int most)
    {
        var rows = link.Sql("""
            select m.enrollment_id, e.member_id from migrated m join enrollment e on e.id = m.enrollment_id
            where m.operation_id = ?1 and m.slot = ?2 and m.enrollment_id > ?3 order by m.enrollment_id limit ?4
            """).Set(1, migration).Set(2, (long)slot).Set(3, after).Set(4, (long)most);
        var found = new List<(long, long, bool)>();
        while (rows.Read())
            found.Add((rows.Int64(0), rows.Int64(1), true));
        rows.Reset();
        return found;
    }

    /// <summary>By member.</summary>
    public ILookup<MemberId, MigratedEnrollment> Notes(long migration, IReadOnlyList<long> enrollments)
    {
        var ended = EndedReader.Read(link, "exited", enrollments).ToDictionary(enrollment => enrollment.Id);
        var notes = new List<(MemberId Member, MigratedEnrollment Migrated)>();
        var rows = link.Sql("""
            select m.enrollment_id, e.member_id, m.from_version, m.to_version, m.goal_until, m.tokens from migrated m join enrollment e on e.id = m.enrollment_id
            where m.operation_id = ?1 and m.enrollment_id in (select value from json_each(?2)) order by m.enrollment_id
            """).Set(1, migration).Set(2, IdList.Of(enrollments));
        while (rows.Read())
        {
            var id = new EnrollmentId(rows.Int64(0));
            var note = new MigrationNote(migration, id, new VersionId(rows.Int64(2)), new VersionId(rows.Int64(3)), rows.OptionalInstant(4), StoredMove.Read(rows.Text(5)));
            notes.Add((new MemberId(rows.Int64(1)), new MigratedEnrollment(note, ended.GetValueOrDefault(id))));
        }
        rows.Reset();
        return notes.ToLookup(one => one.Member, one => one.Migrated);
    }
}
