using JourneyStudio.Web.Shared.Tags;

namespace JourneyStudio.Web.Features.Tags;

internal static class TagsRegistration
{
    public static IServiceCollection AddTags(this IServiceCollection services) => services.AddSingleton<TagMaking>().AddSingleton<TagDesk>();
}
