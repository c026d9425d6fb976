namespace JourneyStudio.Web.Features.Attributes;

internal static class AttributesRegistration
{
    public static IServiceCollection AddAttributes(this IServiceCollection services) => services.AddSingleton<AttributeDesk>();
}
