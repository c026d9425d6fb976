using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.SendWeChatTemplate;

/// <summary>Sends a template message of the WeChat official account.</summary>
public sealed class SendWeChatTemplateActivity : ActivityKind<SendSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SendWeChatTemplate",
        Family = ActivityFamily.Message,
        Fields = Sending.Fields(ChannelKeys.WeChatTemplate),
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SendSettings settings) => Sending.Ports;

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SendSettings settings) => Sending.Needs(settings, ChannelKeys.WeChatTemplate);

    /// <inheritdoc/>
    protected override Outcome Execute(SendSettings settings, ActivityContext context) => Sending.Decide(settings, ChannelKeys.WeChatTemplate, context);

    /// <inheritdoc/>
    protected override string Summarise(SendSettings settings, SummaryContext context) => context.Say("summary", context.Template(settings.Template));
}
