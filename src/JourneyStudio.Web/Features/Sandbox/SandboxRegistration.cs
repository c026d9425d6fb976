namespace JourneyStudio.Web.Features.Sandbox;

internal static class SandboxRegistration
{
    public static IServiceCollection AddSandbox(this IServiceCollection services) => services.AddSingleton<SandboxDesk>();
}
