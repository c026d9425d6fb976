using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.UpdateMember;

/// <summary>Settings of <see cref="UpdateMemberActivity"/>.</summary>
public sealed record UpdateMemberSettings
{
    /// <summary>Key of the attribute.</summary>
    public string Attribute { get; init; } = "";

    /// <summary><c>set</c>, <c>clear</c>, <c>add</c> to a number, or <c>today</c> for a date.</summary>
    public string Change { get; init; } = "set";

    /// <summary>The value as text.</summary>
    public string Value { get; init; } = "";
}

/// <summary>Changes one attribute of the member.</summary>
public sealed class UpdateMemberActivity : ActivityKind<UpdateMemberSettings>
{
    private const string Set = "set";
    private const string Clear = "clear";
    private const string Add = "add";
    private const string Today = "today";

    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.UpdateMember",
        Family = ActivityFamily.Action,
        Fields = [Field.Attribute("attribute") with { Required = true }, Field.Choice("change", Set, Clear, Add, Today) with { Required = true }, Field.Text("value")],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> Check(UpdateMemberSettings settings)
    {
        if (settings.Attribute is BuiltInAttributes.Points) yield return new Problem("attribute.points") { Field = "attribute" };
        if (settings.Change is Set or Add && settings.Value.Length == 0) yield return new Problem("setting.missing", "value") { Field = "value" };
        if (settings.Change == Add && settings.Value.Length > 0 && AttributeReading.Read(AttributeType.Number, settings.Value) is null)
            yield return new Problem("attribute.value", settings.Value) { Field = "value" };
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(UpdateMemberSettings settings) => [new Port(Port.Done, MayEnd: true), new Port(ActivityKind.FailedPort, MayEnd: true)];

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(UpdateMemberSettings settings) => SnapshotNeeds.None with { Attributes = [settings.Attribute] };

    /// <inheritdoc/>
    protected override Outcome Execute(UpdateMemberSettings settings, ActivityContext context)
    {
        var value = settings.Change switch
        {
            Clear => null,
            Add => Sum(context.Member.Attributes.GetValueOrDefault(settings.Attribute), settings.Value),
            Today => new AttributeValue.Date(Engine.Time.LocalTime.DateAt(context.Now, context.Zone)),
            _ => AttributeReading.Read(context.Content.TypeOf(settings.Attribute), settings.Value),
        };
        if (value is null && settings.Change != Clear) return new Outcome.Fail("attribute.value", settings.Value);
        return Outcome.By(Port.Done, new Effect.SetAttribute(settings.Attribute, value));
    }

    /// <inheritdoc/>
    protected override string Summarise(UpdateMemberSettings settings, SummaryContext context) =>
        context.Say($"summary.{settings.Change}", context.Attribute(settings.Attribute), settings.Value.Length == 0 ? context.Missing : settings.Value);

    private static AttributeValue.Number? Sum(AttributeValue? before, string added) => AttributeReading.Read(AttributeType.Number, added) is AttributeValue.Number number
        ? before switch
        {
            null => number,
            AttributeValue.Number known => new AttributeValue.Number(known.Value + number.Value),
            _ => null,
        }
        : null;
}
