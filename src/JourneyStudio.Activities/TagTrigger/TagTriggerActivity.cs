using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.TagTrigger;

/// <summary>Settings of <see cref="TagTriggerActivity"/>.</summary>
public sealed record TagTriggerSettings
{
    /// <summary>Keys of the tags; one of them is enough.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary><c>added</c> (default) or <c>removed</c>.</summary>
    public string Change { get; init; } = "";

    internal string Happens => Change.Length == 0 ? Added : Change;

    internal const string Added = "added";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they get or lose a tag.</summary>
public sealed class TagTriggerActivity : ActivityKind<TagTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.TagTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Tags("tags") with { Required = true }, Field.Choice("change", TagTriggerSettings.Added, "removed"), Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(TagTriggerSettings settings) => [$"tag.{settings.Happens}"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(TagTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(TagTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(TagTriggerSettings settings, ActivityContext context, MemberEvent occurred)
    {
        var tag = occurred.Record("tag") ?? "";
        return settings.Tags.Contains(tag)
            ? RuleFilters.Match(settings.Filter, context, occurred)
            : new Match(false, [new DecidingValue("tag", tag)]);
    }

    /// <inheritdoc/>
    protected override string Summarise(TagTriggerSettings settings, SummaryContext context)
    {
        var what = context.Say($"summary.{settings.Happens}", settings.Tags.IsEmpty ? context.Missing : context.Tags(settings.Tags));
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
