using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Rules;

/// <summary>Says a rule as a sentence that a marketer can check: "Has tag Signed up for this session, and baby is younger than 12 months".</summary>
public static class RuleSentence
{
    /// <summary>The sentence, without a full stop, so that it can stand within another text.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="language">Language tag; what is not Chinese is said in English.</param>
    /// <param name="content">Where the names are.</param>
    public static string Say(Rule rule, string language, ContentCatalog content)
    {
        var names = new RuleNames(content, language);
        return Languages.IsChinese(language) ? ChineseSpacing.Of(ChineseSentence.Of(rule, names)) : Capital(EnglishSentence.Of(rule, names));
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
