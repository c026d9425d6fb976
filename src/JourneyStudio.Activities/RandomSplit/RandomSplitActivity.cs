using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Activities.RandomSplit;

/// <summary>Settings of <see cref="RandomSplitActivity"/>.</summary>
public sealed record RandomSplitSettings
{
    /// <summary>The branches with their shares in percent.</summary>
    public ImmutableArray<SplitBranch> Branches { get; init; } = [];

    /// <summary>Share in percent that is held out, to be compared with; null: nobody.</summary>
    public int? Holdout { get; init; }
}

/// <summary>Sends members on by chance, by weights. A member draws the same branch every time, in every version, as long as the weights stay.</summary>
public sealed class RandomSplitActivity : ActivityKind<RandomSplitSettings>
{
    private const string HeldOut = "Holdout";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.RandomSplit",
        Family = ActivityFamily.Flow,
        Fields = [Field.Branches("branches") with { Required = true }, Field.Number("holdout") with { Group = FieldGroup.Otherwise }],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(RandomSplitSettings settings)
    {
        foreach (var problem in PortNames.Problems(settings.Branches.Select(branch => branch.Name), "branches", HeldOut)) yield return problem;
        var sum = settings.Branches.Sum(branch => (long)branch.Percent) + (settings.Holdout ?? 0);
        if (settings.Holdout is < 0 or > 99) yield return new Problem("setting.out-of-range", "0", "99") { Field = "holdout" };
        else if (!settings.Branches.IsEmpty && sum != 100) yield return new Problem("split.sum", $"{sum}") { Field = "branches" };
        foreach (var branch in settings.Branches.Where(branch => branch.Percent is < 0 or > 100)) yield return new Problem("split.percent", branch.Name) { Field = "branches" };
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(RandomSplitSettings settings)
    {
        var branches = PortNames.Usable(settings.Branches.Select(branch => branch.Name), HeldOut);
        return settings.Holdout > 0 ? [.. branches, new Port(HeldOut, MayEnd: true)] : [.. branches];
    }

    /// <inheritdoc/>
    protected override Outcome Execute(RandomSplitSettings settings, ActivityContext context)
    {
        var drawn = Draw.Part(Draw.Of(context.Content.Content.Salt, context.Member.PublicId, context.Journey, context.Activity), 100);
        ImmutableArray<DecidingValue> values = [new DecidingValue("draw", $"{drawn}")];
        var upTo = 0;
        foreach (var branch in settings.Branches)
        {
            upTo += branch.Percent;
            if (drawn < upTo) return new Outcome.Continue(branch.Name) { Values = values };
        }

        return new Outcome.Continue(HeldOut) { Values = values };
    }

    /// <inheritdoc/>
    protected override string Summarise(RandomSplitSettings settings, SummaryContext context)
    {
        if (settings.Branches.IsEmpty) return context.Missing;
        var shares = context.Join(settings.Branches.Select(branch => $"{branch.Name} {branch.Percent}%"));
        return settings.Holdout > 0 ? context.Say("summary.holdout", shares, settings.Holdout) : shares;
    }
}
