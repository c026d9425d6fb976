using System.Globalization;

namespace JourneyStudio.Web.Features.Members;

internal static class MemberWords
{
    public static string Money(decimal amount, string currency) =>
        string.Create(CultureInfo.CurrentCulture, $"{(currency == "CNY" ? "¥" : currency + " ")}{amount:N2}");
}
