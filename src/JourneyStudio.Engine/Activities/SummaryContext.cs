using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Activities;

/// <summary>What a summary may use to speak: the language, the kind's own strings and the names of content.</summary>
/// <param name="Language"><c>en</c> or <c>zh-CN</c>.</param>
/// <param name="Texts">Strings of the activity's folder.</param>
/// <param name="Content">Names of tags, templates, forms and coupons.</param>
public sealed record SummaryContext(string Language, ActivityTexts Texts, ContentCatalog Content)
{
    /// <summary>The string in the language with its placeholders filled.</summary>
    public string Say(string key, params ReadOnlySpan<object?> arguments) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Texts.Text(Language, key), arguments);

    /// <summary>Names of tags, joined.</summary>
    public string Tags(IEnumerable<string> keys) =>
        string.Join(Languages.IsChinese(Language) ? "、" : ", ", keys.Select(key => Content.Tag(key)?.Names.In(Language) ?? key));

    /// <summary>Words, joined as the language joins them.</summary>
    public string Join(IEnumerable<string> words) => string.Join(Languages.IsChinese(Language) ? "、" : ", ", words);

    /// <summary>A rule as a sentence.</summary>
    public string Rule(Rule rule) => RuleSentence.Say(rule, Language, Content);

    /// <summary>Name of a template, or its key.</summary>
    public string Template(string? key) => string.IsNullOrEmpty(key) ? Missing : Content.Template(key)?.Names.In(Language) ?? key;

    /// <summary>Name of a form, or its key.</summary>
    public string Form(string? key) => string.IsNullOrEmpty(key) ? Missing : Content.Form(key)?.Names.In(Language) ?? key;

    /// <summary>Name of a coupon, or its key.</summary>
    public string Coupon(string? key) => string.IsNullOrEmpty(key) ? Missing : Content.Coupon(key)?.Names.In(Language) ?? key;

    /// <summary>Name of a segment, or its key.</summary>
    public string Segment(string? key) => string.IsNullOrEmpty(key) ? Missing : Content.Segment(key)?.Names.In(Language) ?? key;

    /// <summary>Name of an attribute, or its key.</summary>
    public string Attribute(string? key) => string.IsNullOrEmpty(key) ? Missing : new RuleNames(Content, Language).Attribute(key);

    /// <summary>Name of an event's property, or its key.</summary>
    public string Property(string? key) => string.IsNullOrEmpty(key) ? Missing : new RuleNames(Content, Language).Property(key);

    /// <summary>Words in quotes, joined.</summary>
    public string Words(IEnumerable<string> words) =>
        string.Join(Languages.IsChinese(Language) ? "、" : ", ", words.Select(word => $"“{word}”"));

    /// <summary>What a member has done when an event happens, so that it can follow "when" and "until".</summary>
    public string Event(string? name)
    {
        if (string.IsNullOrEmpty(name)) return Missing;
        var chinese = Languages.IsChinese(Language);
        if (RuleWords.Event(name) is not { } words) return chinese ? $"「{name}」" : $"“{name}” happens";
        return chinese ? words.Zh : $"they have {words.En}";
    }

    /// <summary>What stands for a setting that is not there yet.</summary>
    public string Missing => Languages.IsChinese(Language) ? "未设置" : "not set";
}
