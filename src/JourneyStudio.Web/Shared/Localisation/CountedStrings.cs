using System.Globalization;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Localisation;

internal static class CountedStrings
{
    /// <summary>The text for a number of things: key <c>X.one</c> or <c>X.other</c>, with the number as {0}.</summary>
    public static string Counted(this IStringLocalizer strings, string key, long count) =>
        strings[key + (count == 1 ? ".one" : ".other"), count.ToString("N0", CultureInfo.CurrentCulture)];
}
