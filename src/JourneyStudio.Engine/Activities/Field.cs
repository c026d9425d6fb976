using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions;

namespace JourneyStudio.Engine.Activities;

/// <summary>One setting of an activity in its form schema. The editor is chosen by <see cref="Kind"/>; label and hint stand in the activity's strings
/// as <c>field.Name</c> and <c>field.Name.hint</c>, choices as <c>choice.Name.Value</c>.</summary>
public sealed record Field
{
    private Field(string name, FieldKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>Name of the JSON property.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>True when publishing needs a value.</summary>
    public bool Required { get; init; }

    /// <summary>Values to choose from, for <see cref="FieldKind.Choice"/>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>True when the activity changes what the setting names, and does not only read it.</summary>
    public bool Writes { get; init; }

    /// <summary>Of a duration: true when it begins as a member arrives, so that its editor can say when it would be over for somebody who comes now.</summary>
    public bool FromArrival { get; init; }

    /// <summary>The choice beside it that it belongs to; null: it stands in the form whatever is chosen.</summary>
    public FieldTerm? Only { get; init; }

    /// <summary>Part of the form it stands in.</summary>
    public FieldGroup Group { get; init; } = FieldGroup.What;

    /// <summary>Whether the form shows it for these settings. What is set is always shown, so that nothing is kept unseen.</summary>
    public bool IsShown(PropertyBag settings) => Only is not { } term || settings[Name] is not null || (settings.Text(term.Field) is { } chosen && term.Choices.Contains(chosen));

    /// <summary>A line of text.</summary>
    public static Field Text(string name) => new(name, FieldKind.Text);

    /// <summary>A text of several lines.</summary>
    public static Field LongText(string name) => new(name, FieldKind.LongText);

    /// <summary>A whole number.</summary>
    public static Field Number(string name) => new(name, FieldKind.Number);

    /// <summary>Yes or no; absent means no.</summary>
    public static Field Flag(string name) => new(name, FieldKind.Flag);

    /// <summary>One of several values.</summary>
    public static Field Choice(string name, params ReadOnlySpan<string> choices) => new(name, FieldKind.Choice) { Choices = [.. choices] };

    /// <summary>An ISO 8601 duration, such as <c>PT2H</c> or <c>P7D</c>.</summary>
    public static Field Duration(string name) => new(name, FieldKind.Duration) { Group = FieldGroup.When };

    /// <summary>The name of an event.</summary>
    public static Field EventName(string name) => new(name, FieldKind.EventName);

    /// <summary>A rule.</summary>
    public static Field Rule(string name) => new(name, FieldKind.Rule);

    /// <summary>Keys of tags.</summary>
    public static Field Tags(string name) => new(name, FieldKind.Tags);

    /// <summary>Key of a message template that has a variant for <paramref name="channel"/>.</summary>
    public static Field Template(string name, string channel) => new(name, FieldKind.Template) { Choices = [channel] };

    /// <summary>Channels in order, each one of the given.</summary>
    public static Field Channels(string name, params ReadOnlySpan<string> channels) => new(name, FieldKind.Channels) { Choices = [.. channels] };

    /// <summary>Key of a coupon.</summary>
    public static Field Coupon(string name) => new(name, FieldKind.Coupon);

    /// <summary>Key of a form.</summary>
    public static Field Form(string name) => new(name, FieldKind.Form);

    /// <summary>Several of some values; none chosen means any.</summary>
    public static Field Several(string name, params ReadOnlySpan<string> choices) => new(name, FieldKind.Choices) { Choices = [.. choices] };

    /// <summary>Words, one or more.</summary>
    public static Field Texts(string name) => new(name, FieldKind.Texts);

    /// <summary>Key of an attribute of members.</summary>
    public static Field Attribute(string name) => new(name, FieldKind.Attribute);

    /// <summary>Name under which the enrollment remembers a value, see <see cref="Members.JourneyValues"/>.</summary>
    public static Field ValueName(string name) => new(name, FieldKind.ValueName);

    /// <summary>Key of a segment.</summary>
    public static Field Segment(string name) => new(name, FieldKind.Segment);

    /// <summary>A local time of day, <c>HH:mm</c>.</summary>
    public static Field Time(string name) => new(name, FieldKind.Time) { Group = FieldGroup.When };

    /// <summary>A local date and time, <c>yyyy-MM-ddTHH:mm</c>.</summary>
    public static Field Moment(string name) => new(name, FieldKind.Moment) { Group = FieldGroup.When };

    /// <summary>An IANA time zone.</summary>
    public static Field Zone(string name) => new(name, FieldKind.Zone) { Group = FieldGroup.When };

    /// <summary>A repeating schedule in the five fields of cron.</summary>
    public static Field Cron(string name) => new(name, FieldKind.Cron) { Group = FieldGroup.When };

    /// <summary>Named cases with a rule each.</summary>
    public static Field Cases(string name) => new(name, FieldKind.Cases);

    /// <summary>Named branches with a share in percent each.</summary>
    public static Field Branches(string name) => new(name, FieldKind.Branches);

    /// <summary>The logical id of a journey.</summary>
    public static Field Journey(string name) => new(name, FieldKind.Journey);
}

/// <summary>What a setting holds; an editor exists for each.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A text of several lines.</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of the field's choices.</summary>
    Choice,

    /// <summary>An ISO 8601 duration.</summary>
    Duration,

    /// <summary>The name of an event.</summary>
    EventName,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>An array of tag keys.</summary>
    Tags,

    /// <summary>The key of a message template; the field's single choice names the channel.</summary>
    Template,

    /// <summary>An array of channel keys in the order in which they are tried, each one of the field's choices. A single key may stand without the array.</summary>
    Channels,

    /// <summary>The key of a coupon.</summary>
    Coupon,

    /// <summary>The key of a form.</summary>
    Form,

    /// <summary>An array of the field's choices.</summary>
    Choices,

    /// <summary>An array of words.</summary>
    Texts,

    /// <summary>An array of <see cref="SwitchCase"/>s.</summary>
    Cases,

    /// <summary>An array of <see cref="SplitBranch"/>es.</summary>
    Branches,

    /// <summary>The logical id of a journey.</summary>
    Journey,

    /// <summary>The key of an attribute of members.</summary>
    Attribute,

    /// <summary>The name of a value that the enrollment remembers.</summary>
    ValueName,

    /// <summary>The key of a segment.</summary>
    Segment,

    /// <summary>A local time of day.</summary>
    Time,

    /// <summary>A local date and time.</summary>
    Moment,

    /// <summary>An IANA time zone.</summary>
    Zone,

    /// <summary>A repeating schedule in the five fields of cron.</summary>
    Cron,
}

/// <summary>What has to be chosen in one field for another to be asked for.</summary>
/// <param name="Field">Name of the field with the choice.</param>
/// <param name="Choices">Any of these.</param>
public sealed record FieldTerm(string Field, params ImmutableArray<string> Choices);

/// <summary>Parts of a form, in the order they are shown.</summary>
public enum FieldGroup
{
    /// <summary>What the activity does.</summary>
    What,

    /// <summary>When.</summary>
    When,

    /// <summary>What happens otherwise.</summary>
    Otherwise,
}
