using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.FollowTrigger;

/// <summary>Settings of <see cref="FollowTriggerActivity"/>.</summary>
public sealed record FollowTriggerSettings
{
    /// <summary><c>followed</c>, <c>unfollowed</c> or <c>menu</c>.</summary>
    public string Act { get; init; } = "";

    /// <summary>Key of the menu entry; empty for any.</summary>
    public string Menu { get; init; } = "";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they follow or unfollow the official account, or tap its menu.</summary>
public sealed class FollowTriggerActivity : ActivityKind<FollowTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.FollowTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Choice("act", "followed", "unfollowed", "menu") with { Required = true }, Field.Text("menu"), Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(FollowTriggerSettings settings) => settings.Act.Length == 0 ? [] : [$"wechat.{settings.Act}"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(FollowTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(FollowTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(FollowTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match("key", settings.Act == "menu" ? settings.Menu : "", settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(FollowTriggerSettings settings, SummaryContext context)
    {
        var what = settings.Act.Length == 0 ? context.Missing : context.Say(settings is { Act: "menu", Menu.Length: > 0 } ? "summary.entry" : $"summary.{settings.Act}", settings.Menu);
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
