using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.SendInApp;

/// <summary>Leaves a message in the brand's own app.</summary>
public sealed class SendInAppActivity : ActivityKind<SendSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SendInApp",
        Family = ActivityFamily.Message,
        Fields = Sending.Fields(ChannelKeys.InApp),
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SendSettings settings) => Sending.Ports;

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SendSettings settings) => Sending.Needs(settings, ChannelKeys.InApp);

    /// <inheritdoc/>
    protected override Outcome Execute(SendSettings settings, ActivityContext context) => Sending.Decide(settings, ChannelKeys.InApp, context);

    /// <inheritdoc/>
    protected override string Summarise(SendSettings settings, SummaryContext context) => context.Say("summary", context.Template(settings.Template));
}
