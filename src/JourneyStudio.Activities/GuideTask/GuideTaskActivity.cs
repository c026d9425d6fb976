using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.GuideTask;

/// <summary>Gives a guide a task for the member and waits for what comes of it.</summary>
public sealed class GuideTaskActivity : ActivityKind<GuideTaskSettings>
{
    private const string Overdue = "Overdue";
    private const string Met = "Met";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.GuideTask",
        Family = ActivityFamily.People,
        Parks = true,
        Fields =
        [
            Field.Choice("kind", GuideTasks.Kinds.AsSpan()) with { Required = true },
            Field.Text("title") with { Required = true },
            Field.LongText("script"),
            Field.Texts("outcomes") with { Required = true },
            Field.Text("purpose") with { Required = true },
            Field.Duration("due") with { Required = true, FromArrival = true },
            Field.Rule("metWhen") with { Group = FieldGroup.Otherwise },
        ],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(GuideTaskSettings settings) => PortNames.Problems(settings.Outcomes, "outcomes", Overdue, Met);

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(GuideTaskSettings settings)
    {
        ImmutableArray<Port> ports = [.. PortNames.Usable(settings.Outcomes, Overdue, Met), new Port(Overdue, MayEnd: true)];
        return settings.MetWhen is null ? ports : ports.Add(new Port(Met, MayEnd: true));
    }

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(GuideTaskSettings settings) => [GuideTasks.Finished];

    /// <inheritdoc/>
    protected override ImmutableArray<string> Watches(GuideTaskSettings settings) => settings.MetWhen is { } rule ? RuleReads.Events(rule) : [];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(GuideTaskSettings settings) => RuleFilters.Needs(settings.MetWhen) with { Tasks = true };

    /// <inheritdoc/>
    protected override Outcome Execute(GuideTaskSettings settings, ActivityContext context)
    {
        var met = settings.MetWhen is { } rule ? RuleEvaluator.Evaluate(rule, context.ForRules()) : default;
        if (met.Value) return new Outcome.Continue(Met) { Values = met.Because, Effects = [new Effect.WithdrawTask(settings.Purpose)] };
        var due = settings.Due!.After(context.ArrivedAt, context.Zone);
        var task = new Effect.CreateTask(settings.Purpose, settings.Kind, settings.Title, settings.Script, due, settings.Outcomes, context.SessionScope);
        return new Outcome.WaitForEvent(GuideTasks.Finished, settings.Outcomes[0], due, Overdue)
        {
            Effects = [task],
            Follows = settings.MetWhen is not null,
            LookAgain = settings.MetWhen is { } watched ? RuleOutlook.NextChange(watched, context.ForRules()) : null,
        };
    }

    /// <summary>What came of the task that is open for the purpose, whoever asked for it; not of an earlier one that was done meanwhile.</summary>
    protected override Match Matches(GuideTaskSettings settings, ActivityContext context, MemberEvent occurred)
    {
        if (occurred.Record(GuideTasks.Purpose) != settings.Purpose) return Match.No;
        if (context.Member.Tasks.TryGetValue(settings.Purpose, out var open) && occurred.Record(EventProperties.Effect) is { } done && done != open) return Match.No;
        var outcome = occurred.Record(GuideTasks.Outcome) ?? "";
        return settings.Outcomes.Contains(outcome) ? new Match(true, [new DecidingValue(GuideTasks.Outcome, outcome)], outcome) : Match.No;
    }

    /// <inheritdoc/>
    protected override string Summarise(GuideTaskSettings settings, SummaryContext context)
    {
        var title = settings.Title.Length == 0 ? context.Missing : settings.Title;
        return context.Say("summary", title, settings.Due is { } due ? due.Say(context.Language) : context.Missing);
    }
}
