using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>One enrollment as it was committed: its state, its tokens at rest, its steps.</summary>
internal sealed class Passage(Plan first, Enrollment enrollment)
{
    private Ways ways = new(first);
    private readonly Dictionary<int, TraceStep> open = [];

    /// <summary>The version that it is in.</summary>
    public Plan Plan { get; private set; } = first;

    public Enrollment Enrollment { get; private set; } = enrollment;

    public SortedDictionary<int, Token> Tokens { get; } = [];

    /// <summary>In the order of their numbers.</summary>
    public List<TraceStep> Steps { get; } = [];

    public List<RecordedEffect> Effects { get; } = [];

    public Conversion? Conversion { get; private set; }

    public bool IsActive => Enrollment.State == EnrollmentState.Active;

    public string Name => $"{Plan.Identity.Key} of member {Enrollment.Member.Value} ({Enrollment.EntryKey})";

    public void Stand(EnrollmentChange change, PlanSet plans)
    {
        Law.Holds(change.StepBefore is null || IsActive || Enrollment.Reason == RefusalReasons.Migration, $"{Name} changes after its end");
        Law.Holds(change.StepBefore is null || (change.VersionBefore ?? change.Enrollment.Version) == Enrollment.Version, $"{Name} leaves a version that it is not in");
        if (change.VersionBefore is not null)
        {
            Plan = plans.Find(change.Enrollment.Version)!;
            ways = new Ways(Plan);
        }

        Law.Holds(change.StepBefore is null || change.StepBefore == Enrollment.Step, $"{Name} changes from a step that it has left");
        Enrollment = change.Enrollment;
        foreach (var number in change.Gone) Law.Holds(Tokens.Remove(number), $"{Name} loses token {number}, which it does not have");
        foreach (var token in change.Tokens) Tokens[token.Number] = token;
    }

    /// <summary>All steps of one commit.</summary>
    public void Arrive(IEnumerable<TraceStep> arrived)
    {
        foreach (var step in arrived)
        {
            Law.Holds(step.Step == Steps.Count + 1, $"{Name}: step {step.Step} follows {Steps.Count}");
            Steps.Add(step);
            if (step.LeftAt is null) open.Add(step.Step, step);
            ways.Depart(step);
        }

        foreach (var step in arrived) Law.Holds(step.By is { Kind: Intervention.Migrated, Actor: > 0 } || ways.Arrive(step), $"{Name}: step {step.Step} at {step.Activity} follows no connection");
    }

    public void Resolve(TraceStep anew)
    {
        Law.Holds(open.ContainsKey(anew.Step), $"{Name}: step {anew.Step} decides anew after it was left");
        Steps[anew.Step - 1] = Steps[anew.Step - 1] with { Values = [.. Steps[anew.Step - 1].Values, .. anew.Values] };
    }

    public void Depart(TraceStep left)
    {
        Law.Holds(open.Remove(left.Step, out var step), $"{Name}: step {left.Step} is left twice");
        Law.Holds(step!.Activity == left.Activity && step.Token == left.Token && step.ArrivedAt == left.ArrivedAt, $"{Name}: step {left.Step} is left by another token");
        Steps[left.Step - 1] = left with { Values = [.. Steps[left.Step - 1].Values, .. left.Values], Effects = [.. step.Effects, .. left.Effects] };
        ways.Depart(left);
    }

    public void Convert(Conversion conversion)
    {
        Law.Holds(Conversion is null, $"{Name} converts twice");
        Conversion = conversion;
    }

    /// <summary>SEMANTICS.md, "Laws" 2, 3 and 7, for one enrollment.</summary>
    public void CheckLaws()
    {
        if (Enrollment.State == EnrollmentState.Control)
        {
            Law.Holds(Steps.Count == 0 && Tokens.Count == 0 && Effects.Count == 0, $"{Name}: the control group got something");
            return;
        }

        Law.Holds(IsActive == Tokens.Count > 0, $"{Name}: {Enrollment.State} with {Tokens.Count} tokens");
        Law.Holds(Enrollment.Step == Steps.Count, $"{Name}: counts {Enrollment.Step} steps, has {Steps.Count}");
        Law.Holds(
            Tokens.Count == open.Count && Tokens.Values.All(token => open.TryGetValue(token.Step, out var step) && step.Token == token.Number && step.Activity == token.Activity && step.ArrivedAt == token.ArrivedAt),
            $"{Name}: arrivals are not departures and those present");
        var lost = ways.Lost(Enrollment.State);
        Law.Holds(lost is null, $"{Name}: a token is lost on its way to {lost}");
    }
}
