using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Localisation;

internal static class KnownStrings
{
    /// <summary>A stored word in the reader's language where it is known, else as it stands: key <c>kind.value</c>.</summary>
    public static string Known(this IStringLocalizer strings, string kind, string value)
    {
        var words = strings[$"{kind}.{value}"];
        return words.ResourceNotFound ? value : words;
    }
}
