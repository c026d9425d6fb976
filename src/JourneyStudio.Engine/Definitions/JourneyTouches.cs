using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions;

/// <summary>What a journey reads and what it changes, by key.</summary>
public static class JourneyTouches
{
    /// <summary>Each once, in the order the journey names them; tags first.</summary>
    public static IReadOnlyList<JourneyTouch> Of(JourneyDefinition journey, ActivityCatalog catalog)
    {
        var draft = new LintedDraft(journey, catalog, ContentCatalog.Empty);
        return
        [
            .. TagReferences.Find(journey, catalog).Select(tag => new JourneyTouch(TouchKind.Tag, tag.Tag, tag.Writes))
                .Concat(draft.Rules.SelectMany(placed => placed.Rule.Leaves).Select(InRule).OfType<JourneyTouch>())
                .Concat(draft.Bound.SelectMany(InFields))
                .Distinct(),
        ];
    }

    private static JourneyTouch? InRule(Rule leaf) => leaf switch
    {
        AttributeRule attribute when JourneyValues.NameIn(attribute.Attribute) is null => new(TouchKind.Attribute, attribute.Attribute, false),
        SegmentRule segment => new(TouchKind.Segment, segment.Segment, false),
        EventRule happened => new(TouchKind.Event, happened.Event, false),
        CouponRule coupon => new(TouchKind.Coupon, coupon.Coupon, false),
        MessageRule { Template: { } template } => new(TouchKind.Message, template, false),
        _ => null,
    };

    private static IEnumerable<JourneyTouch> InFields(BoundActivity activity) =>
        from field in activity.Kind.Descriptor.Fields
        let kind = Kind(field.Kind)
        where kind is not null
        let value = activity.Definition.Settings[field.Name]
        where value is { ValueKind: JsonValueKind.String }
        let key = value.Value.GetString()!
        where key.Length > 0
        select new JourneyTouch(kind.Value, key, kind == TouchKind.Message || activity.Kind.Descriptor.Family == ActivityFamily.Action);

    private static TouchKind? Kind(FieldKind field) => field switch
    {
        FieldKind.Attribute => TouchKind.Attribute,
        FieldKind.Segment => TouchKind.Segment,
        FieldKind.EventName => TouchKind.Event,
        FieldKind.Form => TouchKind.Form,
        FieldKind.Coupon => TouchKind.Coupon,
        FieldKind.Template => TouchKind.Message,
        _ => null,
    };
}

/// <summary>Something that a journey reads or changes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its key; of an event its name.</param>
/// <param name="Writes">Whether the journey changes, gives or sends it, and does not only read it.</param>
public sealed record JourneyTouch(TouchKind Kind, string Key, bool Writes);

/// <summary>What journeys read and change.</summary>
public enum TouchKind
{
    /// <summary>A tag.</summary>
    Tag,

    /// <summary>An attribute of the member.</summary>
    Attribute,

    /// <summary>A segment.</summary>
    Segment,

    /// <summary>An event, by its name.</summary>
    Event,

    /// <summary>A form.</summary>
    Form,

    /// <summary>A coupon.</summary>
    Coupon,

    /// <summary>A message template.</summary>
    Message,
}
