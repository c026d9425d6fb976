namespace JourneyStudio.Web.Features.People;

internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddSingleton<InvitationDesk>().AddHostedService<FirstAdmin>();
}
