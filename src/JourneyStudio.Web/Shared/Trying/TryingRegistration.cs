using System.Security.Cryptography;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using LinkOptions = JourneyStudio.Channels.Links.LinkOptions;

namespace JourneyStudio.Web.Shared.Trying;

internal static class TryingRegistration
{
    public static IServiceCollection AddTrying(this IServiceCollection services) => services
        .AddSingleton(_ => new TrialTexts(new TemplateRenderer(new LinkBuilder(new LinkSigner(RandomNumberGenerator.GetBytes(32)), new LinkOptions())).Render))
        .AddSingleton<ScenarioRuns>()
        .AddSingleton<ScenarioGate>();
}
