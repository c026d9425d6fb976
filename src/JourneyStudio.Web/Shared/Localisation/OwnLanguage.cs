using System.Globalization;

namespace JourneyStudio.Web.Shared.Localisation;

/// <summary>A page that is called because somebody else did something is called in the language of that other, since it flows with the call. It has to speak its own reader's.</summary>
internal static class OwnLanguage
{
    /// <summary>The call in the language in force now, whoever makes it.</summary>
    public static Action<T> Keep<T>(Action<T> call)
    {
        var (own, ownTexts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        return value =>
        {
            var (others, othersTexts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            try
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (own, ownTexts);
                call(value);
            }
            finally
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (others, othersTexts);
            }
        };
    }

    /// <inheritdoc cref="Keep{T}"/>
    public static Action Keep(Action call)
    {
        var kept = Keep<bool>(_ => call());
        return () => kept(true);
    }
}
