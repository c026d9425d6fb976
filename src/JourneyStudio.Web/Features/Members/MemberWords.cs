using System.Globalization;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Members;

internal static class MemberWords
{
    /// <summary>A stored word in the reader's language where it is known, else as it stands.</summary>
    public static string Known(IStringLocalizer strings, string kind, string value)
    {
        var words = strings[$"{kind}.{value}"];
        return words.ResourceNotFound ? value : words;
    }

    public static string Money(decimal amount, string currency) =>
        string.Create(CultureInfo.CurrentCulture, $"{(currency == "CNY" ? "¥" : currency + " ")}{amount:N2}");
}
