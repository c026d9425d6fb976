using System.Globalization;

namespace JourneyStudio.Web.Tests;

/// <summary>Says or does something in a language, and goes back to the one before.</summary>
internal static class Language
{
    public static T In<T>(string language, Func<T> act)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
