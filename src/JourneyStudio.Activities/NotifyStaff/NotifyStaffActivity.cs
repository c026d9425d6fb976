using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.NotifyStaff;

/// <summary>Settings of <see cref="NotifyStaffActivity"/>.</summary>
public sealed record NotifyStaffSettings
{
    /// <summary>Whom: see <see cref="StaffRoles"/>. Default: the guide.</summary>
    public string To { get; init; } = StaffRoles.Guide;

    /// <summary>Key of the template.</summary>
    public string Template { get; init; } = "";

    /// <summary>How long after it was recorded the notice may still leave. Default 24 hours.</summary>
    public Duration? ExpiresAfter { get; init; }
}

/// <summary>Tells the member's guide or the store's manager something about the member.</summary>
public sealed class NotifyStaffActivity : ActivityKind<NotifyStaffSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.NotifyStaff",
        Family = ActivityFamily.People,
        Fields =
        [
            Field.Choice("to", StaffRoles.Guide, StaffRoles.Manager) with { Required = true },
            Field.Template("template", ChannelKeys.Staff) with { Required = true },
            Field.Duration("expiresAfter") with { FromArrival = true },
        ],
    };

    /// <inheritdoc/>
    protected override ImmutableArray<Port> Ports(NotifyStaffSettings settings) => [new Port(Port.Done, MayEnd: true)];

    /// <inheritdoc/>
    protected override Outcome Execute(NotifyStaffSettings settings, ActivityContext context)
    {
        var expires = settings.ExpiresAfter?.After(context.Now, context.Zone) ?? context.Now + Sending.DefaultExpiry;
        return Outcome.By(Port.Done, new Effect.NotifyStaff(settings.To, settings.Template, context.Records, expires) { Values = context.Values });
    }

    /// <inheritdoc/>
    protected override string Summarise(NotifyStaffSettings settings, SummaryContext context) =>
        context.Say($"summary.{(settings.To == StaffRoles.Manager ? StaffRoles.Manager : StaffRoles.Guide)}", context.Template(settings.Template));
}
