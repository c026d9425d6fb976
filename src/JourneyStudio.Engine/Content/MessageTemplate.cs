using System.Collections.Immutable;

namespace JourneyStudio.Engine.Content;

/// <summary>A message as marketing wrote it: one key, one class, a variant for each channel and language.</summary>
/// <param name="Key">Immutable key.</param>
/// <param name="Names">What people read in lists.</param>
/// <param name="Class">Which permissions and limits apply.</param>
/// <param name="Variants">The texts; none as long as it is still to be written.</param>
public sealed record MessageTemplate(string Key, LocalText Names, MessageClass Class, ImmutableArray<MessageVariant> Variants)
{
    /// <summary>Whether its text is still to be written. Nothing that names it can be published.</summary>
    public bool IsUnwritten => Variants.IsEmpty;

    /// <summary>One that is still to be written. As marketing it would ask for consent and count against caps, which is the strictest.</summary>
    public static MessageTemplate Unwritten(string key) => new(key, new LocalText(key, key), MessageClass.Marketing, []);

    /// <summary>The variant for a channel in the language, else in any language; null when the channel has none.</summary>
    public MessageVariant? Variant(string channel, string language) =>
        Variants.FirstOrDefault(v => v.Channel == channel && Languages.IsChinese(v.Language) == Languages.IsChinese(language))
        ?? Variants.FirstOrDefault(v => v.Channel == channel);
}

/// <summary>Class of a message.</summary>
public enum MessageClass
{
    /// <summary>Promotion: needs marketing consent, counts against caps.</summary>
    Marketing,

    /// <summary>Carries out what the member asked for: needs service consent, is not capped.</summary>
    Service,

    /// <summary>Answers the member's own act within ten minutes: knows no quiet hours.</summary>
    Reply,
}

/// <summary>The text of a template for one channel in one language. Every text is a Handlebars template.</summary>
/// <param name="Channel">Channel key.</param>
/// <param name="Language"><c>en</c> or <c>zh-CN</c>.</param>
/// <param name="Subject">Subject line of an email, title of a WeChat template message.</param>
/// <param name="Text">Plain text of an email; the note under the fields of a WeChat template message.</param>
/// <param name="Html">HTML of an email.</param>
/// <param name="TemplateId">Id of the template at the provider.</param>
/// <param name="Fields">Keyword fields of a WeChat template message: name at the provider, label, text.</param>
/// <param name="Link">Where a tap leads.</param>
public sealed record MessageVariant(
    string Channel,
    string Language,
    string? Subject = null,
    string? Text = null,
    string? Html = null,
    string? TemplateId = null,
    ImmutableArray<MessageField> Fields = default,
    string? Link = null);

/// <summary>One keyword field of a WeChat template message.</summary>
/// <param name="Name">Name at the provider, such as <c>thing1</c>.</param>
/// <param name="Label">What the member reads before the value.</param>
/// <param name="Text">The value, or the template that renders it.</param>
public sealed record MessageField(string Name, string Label, string Text);
