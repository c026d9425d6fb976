using JourneyStudio.Activities.Condition;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Mailbox;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime;
using JourneyStudio.Runtime.Dispatch;
using JourneyStudio.Storage.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>The runtime with its real parts, put together as the web puts it together.</summary>
internal static class RuntimeUnderTest
{
    /// <param name="services">Where to.</param>
    /// <param name="workers">True starts the slots and the dispatcher with the host; false leaves it to the test to drive them.</param>
    /// <param name="settings">More settings.</param>
    public static IServiceCollection AddRuntimeUnderTest(this IServiceCollection services, bool workers, IConfiguration? settings = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings?.AsEnumerable() ?? [])
            .AddInMemoryCollection([KeyValuePair.Create("Runtime:Enabled", (string?)workers.ToString())])
            .Build();
        services.AddSingleton(_ => ActivityCatalog.Load(typeof(ConditionActivity).Assembly));
        services.AddSingleton<MessageRenderer>(new TemplateRenderer(new LinkBuilder(new LinkSigner(new byte[32]), new LinkOptions())).Render);
        services.AddSingleton(provider => new PreviewMailbox(provider.GetRequiredService<MailboxStore>().KeepAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CarrierDirectory(provider.GetRequiredService<PreviewMailbox>().Carrier));
        return services.AddStudioRuntime(configuration);
    }
}
