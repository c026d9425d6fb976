using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Rules;

/// <summary>The names by which a sentence speaks of what a rule refers to by key; a key without a name speaks for itself.</summary>
/// <param name="Content">The workspace's names.</param>
/// <param name="Language">Language tag; what is not Chinese is English.</param>
public sealed record RuleNames(ContentCatalog Content, string Language)
{
    /// <summary>Names of the events that every workspace knows.</summary>
    public static IEnumerable<string> Events => RuleWords.EventNames;

    /// <summary>Names of the properties that events commonly have.</summary>
    public static IEnumerable<string> Properties => RuleWords.PropertyNames;

    /// <summary>A tag.</summary>
    public string Tag(string key) => Content.Tag(key)?.Names.In(Language) ?? key;

    /// <summary>A coupon.</summary>
    public string Coupon(string key) => Content.Coupon(key)?.Names.In(Language) ?? key;

    /// <summary>A template of messages.</summary>
    public string Template(string key) => Content.Template(key)?.Names.In(Language) ?? key;

    /// <summary>A channel.</summary>
    public string Channel(string key) => RuleWords.Channel(key)?.In(Language) ?? key;

    /// <summary>A segment.</summary>
    public string Segment(string key) => Content.Segment(key)?.Names.In(Language) ?? key;

    /// <summary>An attribute, as it stands within a sentence; or what the enrollment remembers under a name.</summary>
    public string Attribute(string key) => JourneyValues.NameIn(key) is { } name ? Languages.IsChinese(Language) ? $"旅程变量「{name}」" : $"the journey’s value “{name}”" : OfMember(key);

    private string OfMember(string key) => (Content.Attribute(key)?.Names ?? RuleWords.Attribute(key))?.In(Language) is { Length: > 0 } name ? Inside(name) : key;

    /// <summary>Whose age an attribute tells, or null.</summary>
    public string? AgeOf(string key) => Content.Attribute(key)?.AgeOf?.In(Language);

    /// <summary>What a member does in an event ("paid an order"), or null.</summary>
    public string? Event(string name) => RuleWords.Event(name)?.In(Language);

    /// <summary>A property of an event.</summary>
    public string Property(string name) => RuleWords.Property(name)?.In(Language) ?? name;

    /// <summary>A text that an attribute or property is compared with: the label of a choice, the name of a form.</summary>
    public string Value(string owner, string value) => owner switch
    {
        "form" => Content.Form(value)?.Names.In(Language) ?? value,
        "coupon" => Coupon(value),
        "tag" => Tag(value),
        _ => Choice(owner, value)?.Label.In(Language) ?? value,
    };

    /// <summary>"Due date" becomes "due date"; "WeChat name" stays.</summary>
    private static string Inside(string name)
    {
        var word = name.Split(' ')[0];
        return word[1..].Any(char.IsUpper) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    private FormChoice? Choice(string owner, string value) => Content.ChoicesOf(owner).FirstOrDefault(choice => choice.Value == value);
}
