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

    /// <summary>Who writes: <c>members</c> (default) or <c>staff</c>. A sender who is no staff person leaves by a port of their own.</summary>
    public string From { get; init; } = "";

    internal const string Whole = "whole";

    internal const string Staff = "staff";

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they send a message with a keyword.</summary>
public sealed class KeywordTriggerActivity : ActivityKind<KeywordTriggerSettings>
{
    private const string Unbound = "Unbound";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.KeywordTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [
            Field.Texts("keywords") with { Required = true },
            Field.Choice("match", "contains", KeywordTriggerSettings.Whole),
            Field.Choice("channel", "wechat", "wecom", "sms", "email"),
            Field.Choice("from", "members", KeywordTriggerSettings.Staff),
            Field.Rule("filter"),
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(KeywordTriggerSettings settings) => ["message.received"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(KeywordTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(KeywordTriggerSettings settings) =>
        settings.From == KeywordTriggerSettings.Staff ? [new Port(Port.Done), new Port(Unbound, MayEnd: true)] : [new Port(Port.Done)];

    /// <inheritdoc/>
    protected override bool TakesStaff(KeywordTriggerSettings settings) => settings.From == KeywordTriggerSettings.Staff;

    /// <inheritdoc/>
    protected override Outcome Execute(KeywordTriggerSettings settings, ActivityContext context) =>
        Outcome.By(settings.From == KeywordTriggerSettings.Staff && !context.Member.IsStaff ? Unbound : Port.Done);

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
