using JourneyStudio.Engine.Members;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What a sandbox lights up in the picture of its journey.</summary>
internal static class SandboxPath
{
    /// <param name="session">The run so far.</param>
    /// <param name="member">Whose way.</param>
    /// <param name="chosen">Number of the line that the tester looks at; null: none.</param>
    /// <param name="time">Says when something was.</param>
    public static PictureMarks Of(SandboxSession session, MemberId member, int? chosen, Func<DateTimeOffset, string> time)
    {
        var own = session.Lines.Take(session.Shown).Where(line => line.Member == member && line is { Beside: null, Step: not null }).ToList();
        var steps = own.ConvertAll(line => line.Step!);
        IEnumerable<string> here = session.InMoment ? steps.TakeLast(1).Select(step => step.Activity) : session.Standing(member).Waiting.Select(token => token.Activity);
        return new PictureMarks(
            steps.Select(step => step.Activity).ToHashSet(),
            steps.Where(step => step.Port is not null).Select(step => (step.Activity, step.Port!)).ToHashSet(),
            here.ToHashSet(),
            chosen is { } number && session.Lines[number] is { Beside: null } line ? line.Step?.Activity : null)
        {
            Notes = own.GroupBy(line => line.Step!.Activity).ToDictionary(lines => lines.Key, lines => time(lines.Last().At)),
        };
    }
}
