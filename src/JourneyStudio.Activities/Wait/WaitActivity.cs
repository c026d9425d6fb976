using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions.Elsa;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.Wait;

/// <summary>Settings of <see cref="WaitActivity"/>.</summary>
public sealed record WaitSettings
{
    /// <summary>How long.</summary>
    public Duration? Duration { get; init; }

    /// <summary>Local time of day, <c>HH:mm</c>, that is waited for when the duration is over; empty: the member goes on at once.</summary>
    public string At { get; init; } = "";
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
        Fields = [Field.Duration("duration") with { Required = true }, Field.Time("at")],
        Elsa =
        [
            ElsaCounterpart.Of("Elsa.Delay", "timeSpan", "duration", ElsaTimes.Duration),
            ElsaCounterpart.Of("Elsa.Timer", "interval", "duration", ElsaTimes.Duration) with { Starts = false },
        ],
    };

    /// <inheritdoc/>
    protected override Outcome Execute(WaitSettings settings, ActivityContext context)
    {
        var over = settings.Duration!.After(context.ArrivedAt, context.Zone);
        return TimesOfDay.Of(settings.At) is { } at
            ? new Outcome.WaitUntil(new DailyWindow(at, null, []).Next(over, context.Zone), Port.Done) { Follows = true }
            : new Outcome.WaitUntil(over, Port.Done) { Follows = settings.Duration.HasCalendarPart };
    }

    /// <inheritdoc/>
    protected override string Summarise(WaitSettings settings, SummaryContext context)
    {
        var length = settings.Duration?.Say(context.Language) ?? context.Missing;
        return settings.At.Length > 0 ? context.Say("summary.at", length, settings.At) : context.Say("summary", length);
    }
}
