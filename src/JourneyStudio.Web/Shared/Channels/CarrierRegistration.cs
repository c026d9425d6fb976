using JourneyStudio.Channels.Email;
using JourneyStudio.Channels.Mailbox;
using JourneyStudio.Channels.Sms;
using JourneyStudio.Channels.Webhook;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Storage.Messages;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Shared.Channels;

internal static class CarrierRegistration
{
    /// <summary>A carrier for every channel that is configured; the preview mailbox takes what the others would have sent. Webhooks need no settings.</summary>
    public static IServiceCollection AddStudioCarriers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChannel<EmailOptions>(configuration, EmailOptions.Section, options => options.Problems());
        services.AddChannel<SmsOptions>(configuration, SmsOptions.Section, options => options.Problems());
        services.AddChannel<WebhookOptions>(configuration, WebhookOptions.Section, options => options.Problems());
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton(provider => new EmailCarrier(Options<EmailOptions>(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SmsCarrier(Options<SmsOptions>(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Webhook);
        services.AddSingleton(provider => new PreviewMailbox(provider.GetRequiredService<MailboxStore>().KeepAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CarrierDirectory(provider.GetRequiredService<PreviewMailbox>().Carrier, Configured(provider)));
        return services;
    }

    private static void AddChannel<TOptions>(this IServiceCollection services, IConfiguration configuration, string section, Func<TOptions, IEnumerable<string>> problems)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new ChannelValidation<TOptions>(problems));
    }

    private static WebhookCarrier Webhook(IServiceProvider provider)
    {
        var endpoints = provider.GetRequiredService<WebhookEndpoints>();
        return new WebhookCarrier(Options<WebhookOptions>(provider), endpoints.FindAsync, endpoints.DisableAsync, provider.GetRequiredService<TimeProvider>());
    }

    private static Dictionary<string, MessageCarrier> Configured(IServiceProvider provider)
    {
        var carriers = new Dictionary<string, MessageCarrier>(StringComparer.Ordinal) { [ChannelKeys.Webhook] = provider.GetRequiredService<WebhookCarrier>().Carrier };
        if (Options<EmailOptions>(provider).Host.Length > 0)
            carriers[ChannelKeys.Email] = provider.GetRequiredService<EmailCarrier>().Carrier;
        if (Options<SmsOptions>(provider).Url.Length > 0)
            carriers[ChannelKeys.Sms] = provider.GetRequiredService<SmsCarrier>().Carrier;
        return carriers;
    }

    private static TOptions Options<TOptions>(IServiceProvider provider)
        where TOptions : class => provider.GetRequiredService<IOptions<TOptions>>().Value;
}
