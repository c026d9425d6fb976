using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Content;
using JourneyStudio.Web.Shared.Channels;
using Microsoft.Extensions.Options;
using LinkOptions = JourneyStudio.Channels.Links.LinkOptions;

namespace JourneyStudio.Web.Shared.Links;

internal static class ChannelsRegistration
{
    /// <summary>Signed links, rendering, and the carriers.</summary>
    public static IServiceCollection AddStudioChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LinkOptions>().Bind(configuration.GetSection(LinkOptions.Section))
            .Validate(options => Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
                "Links:BaseUrl must be the public http or https address of this installation.")
            .Validate(options => options.Lifetime >= TimeSpan.FromHours(1), "Links:Lifetime must be at least an hour.")
            .ValidateOnStart();
        services.AddSingleton<LinkSecret>();
        services.AddSingleton<CallKeys>();
        services.AddSingleton(provider => new LinkSigner(provider.GetRequiredService<LinkSecret>().Read()));
        services.AddSingleton(provider => new LinkBuilder(provider.GetRequiredService<LinkSigner>(), provider.GetRequiredService<IOptions<LinkOptions>>().Value));
        services.AddSingleton<TemplateRenderer>();
        services.AddSingleton<MessageRenderer>(provider => provider.GetRequiredService<TemplateRenderer>().Render);
        return services.AddStudioCarriers(configuration);
    }
}
