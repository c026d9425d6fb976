using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tasks;

namespace JourneyStudio.Storage.HotPath;

/// <summary>Gives tasks to guides and takes them back, inside the transaction of its caller.</summary>
internal sealed class TaskWriter(Link link)
{
    private static readonly string Insert = $"""
        insert into guide_task(member_id, id, public_id, enrollment_id, journey_id, activity, effect_key, purpose, kind, title, script, outcomes, session, created_at, due, state, assignee_id, store_id)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, '{TaskStates.Open}', {TaskAssignment.Staff("?1", "?13")}, {TaskAssignment.Store("?1", "?13")})
        on conflict do nothing
        """;

    public void Create(RecordedEffect effect, Effect.CreateTask task, long id) =>
        link.Sql(Insert)
            .Set(1, effect.Member.Value).Set(2, id).Set(3, PublicId.New()).Set(4, effect.Key.Enrollment.Value).Set(5, effect.Journey.Value).Set(6, effect.Activity)
            .Set(7, effect.Key.ToString()).Set(8, task.Purpose).Set(9, task.Kind).Set(10, task.Title).Set(11, task.Script).Set(12, StoredJson.Write(task.Outcomes))
            .Set(13, task.Session).Set(14, effect.At).Set(15, task.Due)
            .Add();

    /// <summary>What is done stays done: a guide may have been faster.</summary>
    public void Withdraw(RecordedEffect effect, Effect.WithdrawTask task) =>
        link.Sql($"update guide_task set state = '{TaskStates.Withdrawn}', finished_at = ?3 where member_id = ?1 and purpose = ?2 and state in ({TaskStates.Unfinished})")
            .Set(1, effect.Member.Value).Set(2, task.Purpose).Set(3, effect.At).Add();
}
