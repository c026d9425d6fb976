using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Activities.SendEmail;

/// <summary>Sends an email.</summary>
public sealed class SendEmailActivity : ActivityKind<SendSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.SendEmail",
        Family = ActivityFamily.Message,
        Fields = Sending.Fields(ChannelKeys.Email),
        Elsa = [ElsaCounterpart.Bare("Elsa.SendEmail", "import.email")],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(SendSettings settings) => Sending.Ports;

    /// <inheritdoc/>
    protected override SnapshotNeeds Needs(SendSettings settings) => Sending.Needs(settings, ChannelKeys.Email);

    /// <inheritdoc/>
    protected override Outcome Execute(SendSettings settings, ActivityContext context) => Sending.Decide(settings, ChannelKeys.Email, context);

    /// <inheritdoc/>
    protected override string Summarise(SendSettings settings, SummaryContext context) => context.Say("summary", context.Template(settings.Template));
}
