using System.Collections.Immutable;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>A key that a definition refers to and the workspace doesn't know.</summary>
/// <param name="Kind">What it is the key of: <c>tag</c>, <c>template</c>, <c>form</c>, <c>segment</c> or <c>coupon</c>.</param>
/// <param name="Key">The key.</param>
public sealed record MissingReference(string Kind, string Key)
{
    /// <summary>A tag.</summary>
    public const string Tag = "tag";

    /// <summary>A message template.</summary>
    public const string Template = "template";

    /// <summary>A form.</summary>
    public const string Form = "form";

    /// <summary>A segment.</summary>
    public const string Segment = "segment";

    /// <summary>A coupon.</summary>
    public const string Coupon = "coupon";

    /// <summary>All kinds.</summary>
    public static ImmutableArray<string> Kinds { get; } = [Tag, Template, Form, Segment, Coupon];

    /// <summary>Kinds of which an import can create one: a tag that nobody has, and what is still to be written: nothing that names it can be published. What a coupon is worth, nobody can leave open.</summary>
    public static ImmutableArray<string> CreatedKinds { get; } = [Tag, Template, Form, Segment];

    /// <summary>Whether an import can create it.</summary>
    public bool CanBeCreated => CreatedKinds.Contains(Kind) && PlainKey.Is(Key);

    /// <summary>What is still to be done to it once it is created; null: nothing.</summary>
    public Problem? ToDo => Kind switch
    {
        Template => new("template.unwritten", Key),
        Form => new("form.unwritten", Key),
        Segment => new("segment.no-rule", Key),
        _ => null,
    };

    /// <summary>What of its kind the workspace has, with its name: any of it can be taken instead.</summary>
    public IEnumerable<KeyValuePair<string, LocalText>> Alternatives(WorkspaceContent content) => Kind switch
    {
        Tag => content.Tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Names)),
        Template => content.Templates.Select(template => KeyValuePair.Create(template.Key, template.Names)),
        Form => content.Forms.Select(form => KeyValuePair.Create(form.Key, form.Names)),
        Segment => content.Segments.Select(segment => KeyValuePair.Create(segment.Key, segment.Names)),
        Coupon => content.Coupons.Select(coupon => KeyValuePair.Create(coupon.Key, coupon.Names)),
        _ => [],
    };
}
