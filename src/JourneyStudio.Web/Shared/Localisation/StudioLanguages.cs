using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Localisation;

internal static class StudioLanguages
{
    public const string English = "en";
    public const string Chinese = "zh-CN";
    public const string Cookie = "studio.language";
    public static readonly IReadOnlyList<string> All = [English, Chinese];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Chinese : English;

    public static string Other => Current == English ? Chinese : English;

    public static IServiceCollection AddStudioLanguages(this IServiceCollection services)
    {
        services.AddSingleton(new StringCatalogue(typeof(StudioLanguages).Assembly));
        services.AddSingleton<IStringLocalizerFactory, FolderLocalizerFactory>();
        services.AddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(English);
            options.AddSupportedCultures(English, Chinese);
            options.AddSupportedUICultures(English, Chinese);
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = Cookie, Options = options },
                new AcceptLanguageHeaderRequestCultureProvider { Options = options },
            ];
        });
    }

    public static string CookieValue(string language) => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));
}
