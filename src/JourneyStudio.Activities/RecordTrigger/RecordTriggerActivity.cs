using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.RecordTrigger;

/// <summary>Settings of <see cref="RecordTriggerActivity"/>.</summary>
public sealed record RecordTriggerSettings
{
    /// <summary>Kind of record, see <see cref="ChangeEvents.Records"/>.</summary>
    public string Record { get; init; } = "";

    /// <summary>What happened to it, see <see cref="ChangeEvents.Changes"/>; empty for any change.</summary>
    public string Change { get; init; } = "";

    /// <summary>Fields of which at least one must have changed; empty for any. Only an update has changed fields.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Condition on the member and the event; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when a record of theirs is inserted, updated or deleted.</summary>
public sealed class RecordTriggerActivity : ActivityKind<RecordTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.RecordTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [
            Field.Choice("record", [.. ChangeEvents.Records]) with { Required = true },
            Field.Choice("change", [.. ChangeEvents.Changes]),
            Field.Texts("fields"),
            Field.Rule("filter"),
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(RecordTriggerSettings settings) =>
        [.. (settings.Change.Length == 0 ? ChangeEvents.Changes : [settings.Change]).SelectMany(change => ChangeEvents.Names(settings.Record, change))];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(RecordTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(RecordTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(RecordTriggerSettings settings, ActivityContext context, MemberEvent occurred)
    {
        var changed = ChangeEvents.FieldsOf(occurred);
        ImmutableArray<DecidingValue> values = [new DecidingValue(ChangeEvents.Changed, string.Join(", ", changed))];
        var isUpdate = ChangeEvents.Names(settings.Record, "updated").Contains(occurred.Name);
        if (isUpdate && settings.Fields.Length > 0 && !settings.Fields.Any(changed.Contains)) return new Match(false, values);
        var match = RuleFilters.Match(settings.Filter, context, occurred);
        return isUpdate ? match with { Values = [.. values, .. match.Values] } : match;
    }

    /// <inheritdoc/>
    protected override string Summarise(RecordTriggerSettings settings, SummaryContext context)
    {
        var what = context.Say($"summary.{(settings.Change.Length == 0 ? "any" : settings.Change)}", settings.Record.Length == 0 ? context.Missing : context.Say($"record.{settings.Record}"));
        return settings.Filter is { } filter ? context.Say("summary.filter", what, context.Rule(filter)) : what;
    }
}
