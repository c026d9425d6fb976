using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Storage.Execution;

/// <summary>Stored steps as the engine knows them.</summary>
public static class TraceSteps
{
    public static TraceStep Read(TraceRow row) => new()
    {
        Enrollment = new EnrollmentId(row.EnrollmentId),
        Step = row.Step,
        Version = new VersionId(row.VersionId),
        Token = row.Token,
        Activity = row.Activity,
        ArrivedAt = row.ArrivedAt,
        LeftAt = row.LeftAt,
        Port = row.Port,
        End = row.End,
        Values = TraceJson.ReadValues(row.Values),
        Effects = TraceJson.ReadEffects(row.Effects),
        By = row.Intervention is { } kind ? new Intervention(kind, row.Actor!.Value) : null,
    };
}
