using JourneyStudio.Engine.Execution.Operating;
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
        var steps = Steps(IdList.Of(enrollments));
        return EndedReader.Read(link, "failed", enrollments)
            .ConvertAll(enrollment => new FailedEnrollment(enrollment, [.. steps[enrollment.Id.Value].Where(step => step.At == enrollment.EndedAt)]));
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
