using System.Globalization;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Localisation;

/// <summary>Strings as the folder of one type sees them, in the language of the current UI culture.</summary>
internal sealed class FolderLocalizer(StringCatalogue catalogue, string folder) : IStringLocalizer
{
    public LocalizedString this[string name]
    {
        get
        {
            var text = catalogue.Find(folder, name, Language);
            return new LocalizedString(name, text ?? name, resourceNotFound: text is null);
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = catalogue.Find(folder, name, Language);
            return new LocalizedString(name, text is null ? name : string.Format(CultureInfo.CurrentCulture, text, arguments), text is null);
        }
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh" : "en";

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        catalogue.Keys(folder, Language).Select(key => this[key]);
}
