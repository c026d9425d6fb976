using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Execution;

/// <summary>The goal of a plan, ready to be matched.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="Where">What must hold of it; null: every one counts.</param>
/// <param name="Window">Time after the entry in which it counts.</param>
/// <param name="Exits">Whether reaching it ends the enrollment.</param>
public sealed record PlannedGoal(string Event, Rule? Where, Duration Window, bool Exits)
{
    /// <summary>Reads the goal of a definition; problems name the field <c>goal</c>.</summary>
    public static Result<PlannedGoal> From(Goal drawn)
    {
        var window = Duration.Parse(drawn.Window ?? Goal.DefaultWindow);
        var where = drawn.Where is { } json ? RuleJson.Parse(json) : null;
        List<Problem> problems = [.. window.Problems, .. where?.Problems ?? []];
        if (drawn.Event.Length == 0) problems.Add(new Problem("setting.missing", "event"));
        return problems.Count == 0
            ? new PlannedGoal(drawn.Event, where?.Value, window.Value, drawn.Exits)
            : Result.Fail<PlannedGoal>([.. problems.Select(problem => problem with { Field = "goal" })]);
    }
}
