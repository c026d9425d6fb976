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
}
