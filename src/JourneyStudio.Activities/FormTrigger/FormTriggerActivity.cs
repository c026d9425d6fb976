using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Activities.FormTrigger;

/// <summary>Settings of <see cref="FormTriggerActivity"/>.</summary>
public sealed record FormTriggerSettings
{
    /// <summary>Key of the form.</summary>
    public string Form { get; init; } = "";

    /// <summary>Condition on the member and the answers; null lets everyone in.</summary>
    public Rule? Filter { get; init; }
}

/// <summary>Lets a member in when they submit a form.</summary>
public sealed class FormTriggerActivity : ActivityKind<FormTriggerSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.FormTrigger",
        Family = ActivityFamily.Trigger,
        Fields = [Field.Form("form") with { Required = true }, Field.Rule("filter")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<string> Listens(FormTriggerSettings settings) => ["form.submitted"];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(FormTriggerSettings settings) => RuleFilters.Needs(settings.Filter);

    /// <inheritdoc/>
    protected override Outcome Execute(FormTriggerSettings settings, ActivityContext context) => Outcome.By(Port.Done);

    /// <inheritdoc/>
    protected override Match Matches(FormTriggerSettings settings, ActivityContext context, MemberEvent occurred) =>
        RuleFilters.Match("form", settings.Form, settings.Filter, context, occurred);

    /// <inheritdoc/>
    protected override string Summarise(FormTriggerSettings settings, SummaryContext context) => settings.Filter is { } filter
        ? context.Say("summary.filter", context.Form(settings.Form), context.Rule(filter))
        : context.Say("summary", context.Form(settings.Form));
}
