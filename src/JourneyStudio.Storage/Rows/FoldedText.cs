using System.Text;

namespace JourneyStudio.Storage.Rows;

/// <summary>Text as it is compared and searched: NFKC, invariant upper case. Databases never fold or order text themselves.</summary>
public static class FoldedText
{
    public static string Of(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    public static string? OfOptional(string? text) => text is null ? null : Of(text);
}
