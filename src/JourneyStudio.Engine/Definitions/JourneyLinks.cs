using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Definitions;

/// <summary>How journeys hang together: what one brings about that lets members into another.</summary>
public static class JourneyLinks
{
    /// <summary>What the activities of a journey bring about.</summary>
    public static IEnumerable<JourneyLink> Causes(JourneyDefinition journey, ActivityCatalog catalog) =>
        from activity in journey.Activities
        let kind = catalog.Find(activity.Type)
        where kind is not null && kind.Descriptor.Family != ActivityFamily.Trigger
        from field in kind.Descriptor.Fields
        from key in Keys(activity, field)
        let cause = Cause(field, key)
        where cause is not null
        select cause with { Activity = activity.Id };

    /// <summary>What lets members into a journey.</summary>
    public static IEnumerable<JourneyLink> StartsOn(JourneyDefinition journey, ActivityCatalog catalog) =>
        from activity in journey.Activities
        let bound = catalog.Bind(activity)
        where bound is { Kind.Descriptor.Family: ActivityFamily.Trigger, Clock: null }
        from name in bound.Listens
        from link in Starts(journey, bound, name)
        select link with { Activity = activity.Id };

    /// <summary>The ways from one journey to another.</summary>
    public static IEnumerable<JourneyLink> Between(JourneyDefinition from, JourneyDefinition to, ActivityCatalog catalog)
    {
        var starts = StartsOn(to, catalog).Select(link => link with { Activity = "" }).ToHashSet();
        return Causes(from, catalog).Where(link => starts.Contains(link with { Activity = "" }));
    }

    private static JourneyLink? Cause(Field field, string key) => field.Kind switch
    {
        FieldKind.Journey => new(LinkKind.Call, key),
        FieldKind.Tags when field.Writes => new(field.Name == "remove" ? LinkKind.TagRemoved : LinkKind.TagAdded, key),
        FieldKind.Coupon => new(LinkKind.Event, "coupon.issued"),
        _ => null,
    };

    private static IEnumerable<JourneyLink> Starts(JourneyDefinition journey, BoundActivity trigger, string name) => name switch
    {
        CalledJourneys.Called => [new JourneyLink(LinkKind.Call, journey.DefinitionId)],
        "tag.added" => Tags(trigger, LinkKind.TagAdded),
        "tag.removed" => Tags(trigger, LinkKind.TagRemoved),
        _ => [new JourneyLink(LinkKind.Event, name)],
    };

    private static IEnumerable<JourneyLink> Tags(BoundActivity trigger, LinkKind kind) =>
        trigger.Kind.Descriptor.Fields.Where(field => field.Kind == FieldKind.Tags).SelectMany(field => Keys(trigger.Definition, field)).Select(tag => new JourneyLink(kind, tag));

    private static IEnumerable<string> Keys(Activity activity, Field field) => activity.Settings[field.Name] switch
    {
        { ValueKind: JsonValueKind.String } one when one.GetString() is { Length: > 0 } text => [text],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };
}

/// <summary>Something that one journey brings about and another may begin on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The journey's logical id, the tag, or the name of the event.</param>
public sealed record JourneyLink(LinkKind Kind, string Key)
{
    /// <summary>The activity that brings it about, or begins on it.</summary>
    public string Activity { get; init; } = "";
}

/// <summary>Kinds of links between journeys.</summary>
public enum LinkKind
{
    /// <summary>One starts the other.</summary>
    Call,

    /// <summary>A tag is given.</summary>
    TagAdded,

    /// <summary>A tag is taken.</summary>
    TagRemoved,

    /// <summary>An event is raised.</summary>
    Event,
}
