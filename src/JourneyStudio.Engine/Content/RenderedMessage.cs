using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Content;

/// <summary>A message ready to leave.</summary>
public sealed record RenderedMessage(
    string Channel,
    string Language,
    string? Subject,
    string? Text,
    string? Html,
    string? TemplateId,
    ImmutableArray<MessageField> Fields,
    string? Link)
{
    /// <summary>Where one click ends the messages of this kind; null for a message that nobody can end.</summary>
    public string? UnsubscribeLink { get; init; }

    /// <summary>Everything a member reads, in one string: what scenario expectations look into.</summary>
    public string AllText() => string.Join('\n', new[] { Subject, Text, Html, Link }.Concat(Fields.IsDefault ? [] : Fields.Select(f => $"{f.Label} {f.Text}")).Where(t => t is not null));
}

/// <summary>What a template may read while it is rendered.</summary>
public sealed record RenderRequest
{
    /// <summary>The template.</summary>
    public required MessageTemplate Template { get; init; }

    /// <summary>Channel to render for.</summary>
    public required string Channel { get; init; }

    /// <summary>The member as they are now.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>The session that the enrollment carries, if it carries one.</summary>
    public SessionRecord? Session { get; init; }

    /// <summary>The coupon's definition, if the enrollment carries an instance.</summary>
    public CouponDefinition? Coupon { get; init; }

    /// <summary>All records of the enrollment, by kind.</summary>
    public required IReadOnlyDictionary<string, string> Records { get; init; }

    /// <summary>What the enrollment remembered when the message was recorded, by name.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

    /// <summary>Now: links that expire count from here.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What came of rendering.</summary>
public abstract record RenderResult
{
    private RenderResult()
    {
    }

    /// <summary>A message that can be sent.</summary>
    public sealed record Ready(RenderedMessage Message) : RenderResult;

    /// <summary>The message must not be sent.</summary>
    /// <param name="Code">Why: <c>template.missingValue</c>, <c>template.noVariant</c> or <c>template.broken</c>.</param>
    /// <param name="Detail">The value or variant that is missing, or the parser's words.</param>
    public sealed record Refused(string Code, string Detail) : RenderResult;
}

/// <summary>Renders a message. The engine knows no template language: rendering comes in from outside.</summary>
public delegate RenderResult MessageRenderer(RenderRequest request);
