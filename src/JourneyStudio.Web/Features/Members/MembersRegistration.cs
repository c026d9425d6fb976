namespace JourneyStudio.Web.Features.Members;

internal static class MembersRegistration
{
    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services.AddSingleton<RecordWords>().AddSingleton<TimelineWords>();
}
