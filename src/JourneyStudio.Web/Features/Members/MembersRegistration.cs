using JourneyStudio.Web.Shared.Traces;

namespace JourneyStudio.Web.Features.Members;

internal static class MembersRegistration
{
    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services.AddSingleton<Editing.MemberFormReading>().AddSingleton<RecordWords>().AddSingleton<TimelineWords>();
}
