using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Activities.WaitUntil;

/// <summary>Says in one line what a wait waits for.</summary>
internal static class WaitUntilWords
{
    public static string Say(WaitUntilSettings settings, SummaryContext context) => settings.Mode switch
    {
        WaitUntilSettings.TimeOfDay => Days(settings, context, settings.To.Length > 0
            ? context.Say("summary.window", Or(settings.At, context), settings.To)
            : context.Say("summary.until", Or(settings.At, context))),
        WaitUntilSettings.Moment => Open(settings, context, context.Say("summary.until", Or(settings.On.Replace('T', ' '), context))),
        WaitUntilSettings.Date => Open(settings, context, AtTime(settings, context, Date(settings, context))),
        _ => context.Missing,
    };

    private static string Date(WaitUntilSettings settings, SummaryContext context)
    {
        var date = settings.Anchor.Length == 0 ? context.Missing
            : settings.Anchor == DateAnchors.Attribute ? context.Attribute(settings.Attribute)
            : context.Say($"choice.anchor.{settings.Anchor}");
        if (settings.Offset is not { } offset) return context.Say("summary.until", date);
        return context.Say(settings.Direction == WaitUntilSettings.Before ? "summary.before" : "summary.after", offset.Say(context.Language), date);
    }

    private static string Days(WaitUntilSettings settings, SummaryContext context, string what) =>
        settings.Days.IsEmpty ? what : context.Say("summary.days", what, Weekdays.Say(Weekdays.Of(settings.Days), context.Language));

    private static string AtTime(WaitUntilSettings settings, SummaryContext context, string what) =>
        settings.At.Length == 0 ? what : context.Say("summary.at", what, settings.At);

    private static string Open(WaitUntilSettings settings, SummaryContext context, string what) =>
        settings.OpenFor is { } open ? context.Say("summary.open", what, open.Say(context.Language)) : what;

    private static string Or(string value, SummaryContext context) => value.Length == 0 ? context.Missing : value;
}
