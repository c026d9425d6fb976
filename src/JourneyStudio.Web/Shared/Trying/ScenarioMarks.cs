using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Shared.Trying;

/// <summary>What a scenario lights up in the picture of its journey: the way that was gone, and the one that was expected.</summary>
internal static class ScenarioMarks
{
    /// <param name="result">What came of it.</param>
    /// <param name="journey">Logical id of the journey.</param>
    public static PictureMarks Of(ScenarioResult result, string journey)
    {
        var steps = result.Trace.Where(traced => result.Journeys[traced.Journey] == journey).Select(traced => traced.Step).ToList();
        var wanted = from failure in result.Failures
                     where failure.Check == "path"
                     from step in result.Scenario.Then[failure.Expectation].Path!.Value
                     let port = ScenarioPath.PortOf(step)
                     where port is not null && result.Scenario.Then[failure.Expectation].Journey == journey
                     select (ScenarioPath.ActivityOf(step), port);
        return new PictureMarks(
            steps.Select(step => step.Activity).ToHashSet(),
            steps.Where(step => step.Port is not null).Select(step => (step.Activity, step.Port!)).ToHashSet(),
            steps.Where(step => step.LeftAt is null).Select(step => step.Activity).ToHashSet(),
            result.Failures.Select(failure => failure.Activity).FirstOrDefault(activity => activity is not null))
        {
            Wanted = wanted.ToHashSet(),
        };
    }
}
