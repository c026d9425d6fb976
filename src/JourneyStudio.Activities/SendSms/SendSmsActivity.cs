using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.SendSms;

/// <summary>Sends a text message to the phone.</summary>
public sealed class SendSmsActivity : ActivityKind<SendSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SendSms",
        Family = ActivityFamily.Message,
        Fields = Sending.Fields(ChannelKeys.Sms),
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SendSettings settings) => Sending.Ports;

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SendSettings settings) => Sending.Needs(settings, ChannelKeys.Sms);

    /// <inheritdoc/>
    protected override Outcome Execute(SendSettings settings, ActivityContext context) => Sending.Decide(settings, ChannelKeys.Sms, context);

    /// <inheritdoc/>
    protected override string Summarise(SendSettings settings, SummaryContext context) => context.Say("summary", context.Template(settings.Template));
}
