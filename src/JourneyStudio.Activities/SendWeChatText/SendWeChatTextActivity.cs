using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.SendWeChatText;

/// <summary>Sends a text or an article of the official account.</summary>
public sealed class SendWeChatTextActivity : ActivityKind<SendSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SendWeChatText",
        Family = ActivityFamily.Message,
        Fields = Sending.Fields(ChannelKeys.WeChatText),
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SendSettings settings) => Sending.Ports;

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SendSettings settings) => Sending.Needs(settings, ChannelKeys.WeChatText);

    /// <inheritdoc/>
    protected override Outcome Execute(SendSettings settings, ActivityContext context) => Sending.Decide(settings, ChannelKeys.WeChatText, context);

    /// <inheritdoc/>
    protected override string Summarise(SendSettings settings, SummaryContext context) => context.Say("summary", context.Template(settings.Template));
}
