using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Storage.Rows;

/// <summary>Text as it is compared and searched, the same as in rules. Databases never fold or order text themselves.</summary>
public static class FoldedText
{
    public static string Of(string text) => TextFold.Of(text);

    public static string? OfOptional(string? text) => text is null ? null : Of(text);
}
