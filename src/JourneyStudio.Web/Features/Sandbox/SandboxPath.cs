using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What a sandbox lights up in the picture of its journey.</summary>
internal static class SandboxPath
{
    /// <param name="session">The run so far.</param>
    /// <param name="chosen">Number of the line that the tester looks at; null: none.</param>
    public static PictureMarks Of(SandboxSession session, int? chosen)
    {
        var lines = session.Lines.ToList();
        var steps = lines.Select(line => line.Step).OfType<Engine.Execution.TraceStep>().ToList();
        IEnumerable<string> here = session.InMoment ? steps.TakeLast(1).Select(step => step.Activity) : session.Waiting.Select(token => token.Activity);
        return new PictureMarks(
            steps.Select(step => step.Activity).ToHashSet(),
            steps.Where(step => step.Port is not null).Select(step => (step.Activity, step.Port!)).ToHashSet(),
            here.ToHashSet(),
            chosen is { } line && line < lines.Count ? lines[line].Step?.Activity : null);
    }
}
