using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Operating;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Writes what only migrations change: the version that carries an enrollment out, and how it stood before.</summary>
internal sealed class MigrationWriter(Link link)
{
    public void Write(Enrollment enrollment, VersionId before) =>
        link.Sql("update enrollment set version_id = ?2, goal_until = ?3 where id = ?1 and version_id = ?4")
            .Set(1, enrollment.Id.Value).Set(2, enrollment.Version.Value).Set(3, enrollment.GoalUntil).Set(4, before.Value)
            .Expect();

    public void Write(MigrationNote note, MemberId member) =>
        link.Sql("insert into migrated(operation_id, enrollment_id, slot, from_version, to_version, goal_until, tokens) values(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .Set(1, note.Migration).Set(2, note.Enrollment.Value).Set(3, (long)SlotLease.SlotOf(member)).Set(4, note.From.Value).Set(5, note.To.Value)
            .Set(6, note.GoalUntil).Set(7, StoredMove.Write(note.Tokens))
            .Add();
}
