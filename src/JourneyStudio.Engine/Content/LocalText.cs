namespace JourneyStudio.Engine.Content;

/// <summary>A name or text in the languages of the workspace.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Simplified Chinese.</param>
public sealed record LocalText(string En, string Zh)
{
    /// <summary>The text for a language tag (<c>en</c>, <c>zh-CN</c>); anything that is not Chinese reads English.</summary>
    public string In(string language) => Languages.IsChinese(language) ? Zh : En;
}

/// <summary>Languages of the product.</summary>
public static class Languages
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>True for any Chinese language tag.</summary>
    public static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
}
