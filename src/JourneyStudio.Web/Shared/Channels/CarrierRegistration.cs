using JourneyStudio.Channels.Email;
using JourneyStudio.Channels.Mailbox;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Storage.Messages;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Shared.Channels;

internal static class CarrierRegistration
{
    /// <summary>A carrier for every channel that is configured; the preview mailbox takes what the others would have sent.</summary>
    public static IServiceCollection AddStudioCarriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EmailOptions>().Bind(configuration.GetSection(EmailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmailOptions>>(new ChannelValidation<EmailOptions>(options => options.Problems()));
        services.AddSingleton(provider => new EmailCarrier(provider.GetRequiredService<IOptions<EmailOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PreviewMailbox(provider.GetRequiredService<MailboxStore>().KeepAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CarrierDirectory(provider.GetRequiredService<PreviewMailbox>().Carrier, Configured(provider)));
        return services;
    }

    private static Dictionary<string, MessageCarrier> Configured(IServiceProvider provider)
    {
        var carriers = new Dictionary<string, MessageCarrier>(StringComparer.Ordinal);
        if (provider.GetRequiredService<IOptions<EmailOptions>>().Value.Host.Length > 0)
            carriers[ChannelKeys.Email] = provider.GetRequiredService<EmailCarrier>().Carrier;
        return carriers;
    }
}
