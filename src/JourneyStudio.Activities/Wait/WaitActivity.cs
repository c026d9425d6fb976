using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.Wait;

/// <summary>Settings of <see cref="WaitActivity"/>.</summary>
public sealed record WaitSettings
{
    /// <summary>How long.</summary>
    public Duration? Duration { get; init; }
}

/// <summary>Holds the member for a time.</summary>
public sealed class WaitActivity : ActivityKind<WaitSettings>
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Journey.Wait",
        Family = ActivityFamily.Wait,
        Parks = true,
        Fields = [Field.Duration("duration") with { Required = true, FromArrival = true }],
        Elsa =
        [
            ElsaCounterpart.Of("Elsa.Delay", "timeSpan", "duration", ElsaTimes.Duration),
            ElsaCounterpart.Of("Elsa.Timer", "interval", "duration", ElsaTimes.Duration) with { Starts = false },
        ],
    };

    /// <inheritdoc/>
    protected override Outcome Execute(WaitSettings settings, ActivityContext context) =>
        new Outcome.WaitUntil(settings.Duration!.After(context.ArrivedAt, context.Zone), Port.Done) { Follows = settings.Duration.HasCalendarPart };

    /// <inheritdoc/>
    protected override string Summarise(WaitSettings settings, SummaryContext context) =>
        context.Say("summary", settings.Duration?.Say(context.Language) ?? context.Missing);
}
