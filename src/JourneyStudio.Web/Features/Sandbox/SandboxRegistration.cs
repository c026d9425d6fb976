using System.Security.Cryptography;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using LinkOptions = JourneyStudio.Channels.Links.LinkOptions;

namespace JourneyStudio.Web.Features.Sandbox;

internal static class SandboxRegistration
{
    public static IServiceCollection AddSandbox(this IServiceCollection services) =>
        services.AddSingleton<SandboxDesk>().AddSingleton(_ => new SandboxTexts(new TemplateRenderer(new LinkBuilder(new LinkSigner(RandomNumberGenerator.GetBytes(32)), new LinkOptions())).Render));
}
