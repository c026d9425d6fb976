using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>SEMANTICS.md, "Laws" 7: every step takes up a connection that an earlier one has left by at that instant, and nothing that set out is lost on the way.</summary>
internal sealed class Ways(Plan plan)
{
    private readonly List<(int From, string To, int? Token, DateTimeOffset At)> open = [];
    private readonly ILookup<(string, string), string> connections = plan.Definition.Connections.ToLookup(connection => (connection.Source, connection.SourcePort), connection => connection.Target);
    private readonly bool closes = plan.Definition.Activities.Any(activity => activity.Type == "Journey.Join" && activity.Settings.Text("mode") == "any");

    /// <summary>A step was left.</summary>
    public void Depart(TraceStep left)
    {
        if (left is not { LeftAt: { } at, Port: { } port }) return;
        var targets = connections[(left.Activity, port)].ToList();
        foreach (var target in targets) open.Add((left.Step, target, targets.Count == 1 ? left.Token : null, at));
    }

    /// <summary>Whether somebody set out for this step.</summary>
    public bool Arrive(TraceStep step)
    {
        if (step.Step == 1) return plan.Triggers.Any(trigger => trigger.Definition.Id == step.Activity);
        var way = open.FindIndex(way => way.From < step.Step && way.To == step.Activity && way.At == step.ArrivedAt && (way.Token ?? step.Step) == step.Token);
        if (way >= 0) open.RemoveAt(way);
        return way >= 0;
    }

    /// <summary>Where somebody has set out for and not arrived; null when there is none. Those who are called back by the end of the enrollment or by a join for any are not lost.</summary>
    public string? Lost(EnrollmentState state)
    {
        var lost = open.Count > 0 && !closes && state is (EnrollmentState.Active or EnrollmentState.Completed) ? open[0].To : null;
        open.Clear();
        return lost;
    }
}
