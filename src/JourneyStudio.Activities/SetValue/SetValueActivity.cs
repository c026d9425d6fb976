using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.SetValue;

/// <summary>Remembers a value for this one passage through the journey, under a name by which rules and messages of the journey know it.</summary>
public sealed class SetValueActivity : ActivityKind<SetValueSettings>
{
    internal const string Set = "set";
    internal const string Clear = "clear";
    private const string Add = "add";
    private const string Today = "today";
    private const string FromAttribute = "attribute";
    private const string FromEvent = "event";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SetValue",
        Family = ActivityFamily.Action,
        Fields =
        [
            Field.ValueName("key") with { Required = true },
            Field.Choice("change", Set, Add, Today, FromAttribute, FromEvent, Clear) with { Required = true },
            Field.Text("value") with { Only = new("change", Set, Add) },
            Field.Choice("kind", ValueTypes.Number, ValueTypes.Flag, ValueTypes.Date) with { Only = new("change", Set) },
            Field.Attribute("attribute") with { Only = new("change", FromAttribute) },
            Field.Text("property") with { Only = new("change", FromEvent) },
        ],
        Elsa = [new("Elsa.SetVariable", ElsaVariableSettings.From)],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(SetValueSettings settings)
    {
        if (settings.Change is Set or Add && settings.Value.Length == 0) yield return new Problem("setting.missing", "value") { Field = "value" };
        if (settings.Change == FromAttribute && settings.Attribute.Length == 0) yield return new Problem("setting.missing", "attribute") { Field = "attribute" };
        if (settings.Change == FromEvent && settings.Property.Length == 0) yield return new Problem("setting.missing", "property") { Field = "property" };
        if (settings is { Change: Set or Add, Value.Length: > 0 } && Given(settings) is null) yield return new Problem("value.type", settings.Value) { Field = "value" };
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SetValueSettings settings) => settings.Change == Add
        ? [new Port(Port.Done, MayEnd: true), new Port(ActivityKind.FailedPort, MayEnd: true)]
        : [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SetValueSettings settings) =>
        settings.Change == FromAttribute ? SnapshotNeeds.None with { Attributes = [settings.Attribute] } : SnapshotNeeds.None;

    /// <inheritdoc/>
    protected override Outcome Execute(SetValueSettings settings, ActivityContext context) => settings.Change switch
    {
        Clear => Remember(settings, null),
        Add => Sum(settings, context),
        Today => Remember(settings, new AttributeValue.Date(LocalTime.DateAt(context.Now, context.Zone))),
        FromAttribute => Take(settings, $"attribute {settings.Attribute}", context.Member.Attributes.GetValueOrDefault(settings.Attribute)),
        FromEvent => Take(settings, $"property {settings.Property}", context.Event?.Properties.GetValueOrDefault(settings.Property)),
        _ => Remember(settings, Given(settings)),
    };

    /// <inheritdoc/>
    protected override string Summarise(SetValueSettings settings, SummaryContext context) => context.Say(
        $"summary.{settings.Change}",
        settings.Key.Length == 0 ? context.Missing : settings.Key,
        settings.Change switch
        {
            FromAttribute => context.Attribute(settings.Attribute),
            FromEvent => context.Property(settings.Property),
            _ => Said(settings, context),
        });

    private static string Said(SetValueSettings settings, SummaryContext context) => settings switch
    {
        { Value.Length: 0 } => context.Missing,
        { Change: Set, Kind: ValueTypes.Flag } when Given(settings) is AttributeValue.Flag flag => context.Say(flag.Value ? "summary.yes" : "summary.no"),
        { Change: Set, Kind: "" } => context.Words([settings.Value]),
        _ => settings.Value,
    };

    private static Outcome.Continue Remember(SetValueSettings settings, AttributeValue? value) => Outcome.By(Port.Done, new Effect.SetValue(settings.Key, value));

    /// <summary>What is not known there is not remembered either.</summary>
    private static Outcome.Continue Take(SetValueSettings settings, string from, AttributeValue? value) => new(Port.Done)
    {
        Effects = [new Effect.SetValue(settings.Key, value) { IsTaken = true }],
        Values = [new DecidingValue(from, value?.ToText() ?? "")],
    };

    private static Outcome Sum(SetValueSettings settings, ActivityContext context) => (context.Values.GetValueOrDefault(settings.Key), Given(settings)) switch
    {
        (null, { } first) => Remember(settings, first),
        (AttributeValue.Number known, AttributeValue.Number more) => Remember(settings, new AttributeValue.Number(known.Value + more.Value)),
        var (other, _) => new Outcome.Fail("value.type", other?.ToText() ?? ""),
    };

    private static AttributeValue? Given(SetValueSettings settings) =>
        AttributeReading.Read(settings.Change == Add ? AttributeType.Number : ValueTypes.Of(settings.Kind), settings.Value);
}
