namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>Lets failed enrollments try again where they failed, with a new step.</summary>
internal static class Retrying
{
    /// <returns>False when the version cannot be run, nothing failed where the query says, the member is blocked or erased, or they are in the journey again under the same key.</returns>
    public static bool Act(Turn turn, FailedEnrollment failed, Operation.Retry retry)
    {
        if (turn.Member.Closed) return false;
        var (journey, key) = (failed.Enrollment.Journey, failed.Enrollment.EntryKey);
        var steps = failed.Steps.Where(step => retry.Of.Includes(step.Activity, step.At)).ToList();
        if (steps.Count == 0 || turn.Active.Any(other => other.Journey == journey && other.EntryKey == key)) return false;
        if (turn.Plans.Find(failed.Enrollment.Version) is not { } plan || steps.Exists(step => plan.Find(step.Activity) is null)) return false;
        var enrollment = turn.Revive(failed.Enrollment)!;
        var burst = new Burst(turn, enrollment, cause: null);
        foreach (var step in steps)
        {
            if (enrollment.IsActive) burst.Arrive(step.Activity, step.Token, step.Group, new Intervention(Intervention.Retried, retry.Actor));
        }

        burst.Close();
        return true;
    }
}
