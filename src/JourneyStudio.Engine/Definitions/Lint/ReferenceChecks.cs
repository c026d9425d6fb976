using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Keys in settings and rules that the workspace doesn't know, or that stand for nothing yet.</summary>
internal static class ReferenceChecks
{
    public static IEnumerable<Problem> Find(LintedDraft draft) =>
        from activity in draft.Bound
        from field in activity.Kind.Descriptor.Fields
        let value = activity.Definition.Settings[field.Name]
        where value is not null
        from problem in InField(field, value.Value, draft.Content)
        select problem with { Activity = activity.Definition.Id, Field = field.Name };

    public static IEnumerable<Problem> InRule(Rule rule, ContentCatalog content)
    {
        var leaves = rule.Leaves.ToList();
        var tags = leaves.OfType<TagRule>().Select(tag => tag.Tag).Where(key => content.Tag(key) is null);
        var coupons = leaves.OfType<CouponRule>().Select(coupon => coupon.Coupon).Where(key => content.Coupon(key) is null);
        var forms = leaves.OfType<PropertyRule>().Concat(leaves.OfType<EventRule>().SelectMany(happened => happened.Where))
            .Where(property => property.Property == "form")
            .SelectMany(property => property.Comparison.Values.OfType<RuleValue.Text>())
            .SelectMany(value => Form(value.Value, content));
        var segments = leaves.OfType<SegmentRule>().SelectMany(segment => Segment(segment.Segment, content));
        var templates = leaves.OfType<MessageRule>().Select(message => message.Template).OfType<string>().SelectMany(key => Template(key, null, content));
        return [.. tags.Select(Tag), .. templates, .. segments, .. coupons.Select(Coupon), .. forms];
    }

    private static IEnumerable<Problem> InField(Field field, JsonElement value, ContentCatalog content)
    {
        var texts = Texts(value).Where(text => text.Length > 0);
        return field.Kind switch
        {
            FieldKind.Tags => texts.SelectMany(key => Tag(key, field.Writes, content)),
            FieldKind.Coupon => texts.Where(key => content.Coupon(key) is null).Select(Coupon),
            FieldKind.Segment => texts.SelectMany(key => Segment(key, content)),
            FieldKind.Form => texts.SelectMany(key => Form(key, content)),
            FieldKind.Template => texts.SelectMany(key => Template(key, field.Choices.FirstOrDefault(), content)),
            FieldKind.Rule => RuleJson.Parse(value).TryGet(out var rule) ? InRule(rule, content) : [],
            _ => [],
        };
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    private static IEnumerable<Problem> Template(string key, string? channel, ContentCatalog content)
    {
        if (content.Template(key) is not { } template) yield return new("reference.template", key);
        else if (template.IsUnwritten) yield return new("template.unwritten", key);
        else if (channel is not null && !template.Variants.Any(variant => variant.Channel == channel)) yield return new("reference.template-channel", key, channel);
    }

    private static IEnumerable<Problem> Tag(string key, bool written, ContentCatalog content)
    {
        if (content.Tag(key) is not { } tag) yield return Tag(key);
        else if (written && tag.IsComputed) yield return new("tag.computed", key);
    }

    /// <summary>Nobody belongs to a segment without a rule, so whoever asks for those outside of it would ask for everybody.</summary>
    private static IEnumerable<Problem> Segment(string key, ContentCatalog content)
    {
        if (content.Segment(key) is not { } segment) yield return new("reference.segment", key);
        else if (!segment.Read().IsOk) yield return new("segment.no-rule", key);
    }

    private static Problem Tag(string key) => new("reference.tag", key);

    private static Problem Coupon(string key) => new("reference.coupon", key);

    private static IEnumerable<Problem> Form(string key, ContentCatalog content)
    {
        if (content.Form(key) is not { } form) yield return new("reference.form", key);
        else if (form.IsUnwritten) yield return new("form.unwritten", key);
    }
}
