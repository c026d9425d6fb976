using JourneyStudio.Web.Shared.Codes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyStudio.Web.Features.QrCodes;

internal static class QrCodesRegistration
{
    public static IServiceCollection AddQrCodes(this IServiceCollection services)
    {
        services.TryAddSingleton<StorePins>();
        return services.AddSingleton<SessionCodeReading>();
    }
}
