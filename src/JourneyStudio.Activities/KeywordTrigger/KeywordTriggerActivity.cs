using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.KeywordTrigger;

/// <summary>Settings of <see cref="KeywordTriggerActivity"/>.</summary>
public sealed record KeywordTriggerSettings
{
    /// <summary>Words; one of them is enough. Width and case don't matter.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary><c>contains</c> (default), or <c>whole</c> when the message must be nothing but the word.</summary>
    public string Match { get; init; } = "";

    /// <summary>Channel that the message came in by; empty for any.</summary>
    public string Channel { get; init; } = "";

    internal const string Whole = "whole";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they send a message with a keyword.</summary>
public sealed class KeywordTriggerActivity : ActivityKind<KeywordTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.KeywordTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [
            Field.Texts("keywords") with { Required = true },
            Field.Choice("match", "contains", KeywordTriggerSettings.Whole),
            Field.Choice("channel", "wechat", "wecom", "sms", "email"),
            Field.Rule("filter"),
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(KeywordTriggerSettings settings) => ["message.received"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(KeywordTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(KeywordTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(KeywordTriggerSettings settings, ActivityContext context, MemberEvent occurred)
    {
        var text = occurred.Record("text") ?? "";
        var folded = TextFold.Of(text).Trim();
        var found = settings.Keywords.Select(TextFold.Of).Any(word =>
            settings.Match == KeywordTriggerSettings.Whole ? folded == word : folded.Contains(word, StringComparison.Ordinal));
        return found
            ? RuleFilters.Match("channel", settings.Channel, settings.Filter, context, occurred)
            : new Match(false, [new DecidingValue("keyword", "")]);
    }

    /// <inheritdoc/>
    protected override string Summarise(KeywordTriggerSettings settings, SummaryContext context)
    {
        var what = context.Say(settings.Match == KeywordTriggerSettings.Whole ? "summary.whole" : "summary.contains", settings.Keywords.IsEmpty ? context.Missing : context.Words(settings.Keywords));
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
