using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Operating;

/// <summary>Reads failed enrollments and where they failed.</summary>
internal sealed class FailureReader(Link link)
{
    public List<FailedEnrollment> Read(IReadOnlyList<long> enrollments)
    {
        if (enrollments.Count == 0)
            return [];
        var list = IdList.Of(enrollments);
        var steps = Steps(list);
        var failed = new List<FailedEnrollment>();
        var rows = link.Sql("""
            select id, member_id, journey_id, version_id, entry_key, records, entered_at, step, goal_until, converted_at, joined, reason, ended_at
            from enrollment where id in (select value from json_each(?1)) and state = 'failed' order by id
            """).Set(1, list);
        while (rows.Read())
        {
            var enrollment = new Enrollment
            {
                Id = new EnrollmentId(rows.Int64(0)),
                Member = new MemberId(rows.Int64(1)),
                Journey = new JourneyId(rows.Int64(2)),
                Version = new VersionId(rows.Int64(3)),
                EntryKey = rows.Text(4),
                Records = RecordsJson.Read(rows.OptionalText(5)),
                EnteredAt = rows.Instant(6),
                Step = rows.Int32(7),
                GoalUntil = rows.OptionalInstant(8),
                ConvertedAt = rows.OptionalInstant(9),
                Joined = RecordsJson.ReadSet(rows.OptionalText(10)),
                Reason = rows.OptionalText(11),
                EndedAt = rows.OptionalInstant(12),
                State = EnrollmentState.Failed,
            };
            failed.Add(new FailedEnrollment(enrollment, [.. steps[enrollment.Id.Value].Where(step => step.At == enrollment.EndedAt)]));
        }
        rows.Reset();
        return failed;
    }

    private ILookup<long, FailedStep> Steps(IdList enrollments)
    {
        var steps = new List<(long Enrollment, FailedStep Step)>();
        var rows = link.Sql("""select enrollment_id, token, activity, left_at, "values" from trace where enrollment_id in (select value from json_each(?1)) and "end" = 'failed' order by enrollment_id, step""")
            .Set(1, enrollments);
        while (rows.Read())
            steps.Add((rows.Int64(0), FailedStep.Of(rows.Int32(1), rows.Text(2), rows.Instant(3), TraceJson.ReadValues(rows.OptionalText(4)))));
        rows.Reset();
        return steps.ToLookup(one => one.Enrollment, one => one.Step);
    }
}
