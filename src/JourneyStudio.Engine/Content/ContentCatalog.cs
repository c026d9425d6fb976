using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Content;

/// <summary>The workspace's content by key, as running journeys look it up.</summary>
public sealed class ContentCatalog
{
    private readonly FrozenDictionary<string, AttributeDefinition> attributes;
    private readonly FrozenDictionary<string, TagDefinition> tags;
    private readonly FrozenDictionary<string, MessageTemplate> templates;
    private readonly FrozenDictionary<string, FormDefinition> forms;
    private readonly FrozenDictionary<string, CouponDefinition> coupons;
    private readonly FrozenDictionary<string, SegmentDefinition> segments;

    /// <summary>Indexes the content. Later entries win over earlier ones with the same key.</summary>
    public ContentCatalog(WorkspaceContent content)
    {
        Content = content;
        attributes = content.Attributes.Reverse().DistinctBy(a => a.Key).ToFrozenDictionary(a => a.Key);
        tags = content.Tags.Reverse().DistinctBy(t => t.Key).ToFrozenDictionary(t => t.Key);
        templates = content.Templates.Reverse().DistinctBy(t => t.Key).ToFrozenDictionary(t => t.Key);
        forms = content.Forms.Reverse().DistinctBy(t => t.Key).ToFrozenDictionary(t => t.Key);
        coupons = content.Coupons.Reverse().DistinctBy(t => t.Key).ToFrozenDictionary(t => t.Key);
        segments = content.Segments.Reverse().DistinctBy(t => t.Key).ToFrozenDictionary(t => t.Key);
    }

    /// <summary>A workspace without content.</summary>
    public static ContentCatalog Empty { get; } = new(new WorkspaceContent());

    /// <summary>All of it.</summary>
    public WorkspaceContent Content { get; }

    /// <summary>The attribute, or null.</summary>
    public AttributeDefinition? Attribute(string key) => attributes.GetValueOrDefault(key);

    /// <summary>What an attribute can hold: what it is defined with, else what the forms that ask for it take, else text.</summary>
    public AttributeType TypeOf(string key)
    {
        if (key == BuiltInAttributes.Points) return AttributeType.Number;
        if (Attribute(key) is { Type: { } type }) return type;
        return Content.Forms.SelectMany(form => form.Fields).FirstOrDefault(field => field.Attribute == key)?.Kind switch
        {
            FormFieldKind.Date => AttributeType.Date,
            FormFieldKind.Consent => AttributeType.Flag,
            null when Attribute(key)?.AgeOf is not null => AttributeType.Date,
            _ => AttributeType.Text,
        };
    }

    /// <summary>What can be chosen for an attribute: its own choices, else those of the forms that ask for it.</summary>
    public ImmutableArray<FormChoice> ChoicesOf(string key) => Attribute(key) is { Choices.IsDefaultOrEmpty: false } defined
        ? defined.Choices
        : [.. Content.Forms.SelectMany(form => form.Fields).Where(field => field.Attribute == key && !field.Choices.IsDefault).SelectMany(field => field.Choices).DistinctBy(choice => choice.Value)];

    /// <summary>The tag, or null.</summary>
    public TagDefinition? Tag(string key) => tags.GetValueOrDefault(key);

    /// <summary>The template, or null.</summary>
    public MessageTemplate? Template(string key) => templates.GetValueOrDefault(key);

    /// <summary>The form, or null.</summary>
    public FormDefinition? Form(string key) => forms.GetValueOrDefault(key);

    /// <summary>The coupon, or null.</summary>
    public CouponDefinition? Coupon(string key) => coupons.GetValueOrDefault(key);

    /// <summary>The segment, or null.</summary>
    public SegmentDefinition? Segment(string key) => segments.GetValueOrDefault(key);
}
