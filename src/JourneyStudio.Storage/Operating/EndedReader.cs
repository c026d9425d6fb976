using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Operating;

/// <summary>Reads enrollments that have ended, whole, for those that an operator takes up again.</summary>
internal static class EndedReader
{
    /// <param name="link">The connection.</param>
    /// <param name="state">How they ended: failed or exited.</param>
    /// <param name="enrollments">Their numbers; those that stand otherwise are left out.</param>
    public static List<Enrollment> Read(Link link, string state, IReadOnlyList<long> enrollments)
    {
        var ended = new List<Enrollment>();
        if (enrollments.Count == 0)
            return ended;
        var rows = link.Sql("""
            select id, member_id, journey_id, version_id, entry_key, records, entered_at, step, goal_until, converted_at, joined, reason, ended_at, "values"
            from enrollment where id in (select value from json_each(?1)) and state = ?2 order by id
            """).Set(1, IdList.Of(enrollments)).Set(2, state);
        while (rows.Read())
        {
            ended.Add(new Enrollment
            {
                Id = new EnrollmentId(rows.Int64(0)),
                Member = new MemberId(rows.Int64(1)),
                Journey = new JourneyId(rows.Int64(2)),
                Version = new VersionId(rows.Int64(3)),
                EntryKey = rows.Text(4),
                Records = RecordsJson.Read(rows.OptionalText(5)),
                Values = ValuesJson.Read(rows.OptionalText(13)),
                EnteredAt = rows.Instant(6),
                Step = rows.Int32(7),
                GoalUntil = rows.OptionalInstant(8),
                ConvertedAt = rows.OptionalInstant(9),
                Joined = RecordsJson.ReadSet(rows.OptionalText(10)),
                Reason = rows.OptionalText(11),
                EndedAt = rows.OptionalInstant(12),
                State = Enum.Parse<EnrollmentState>(state, ignoreCase: true),
            });
        }
        rows.Reset();
        return ended;
    }
}
