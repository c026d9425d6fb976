using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>The time that a rule looks back over: (now - window, now].</summary>
internal static class Window
{
    public static bool Contains(Duration? within, DateTimeOffset at, RuleContext context) =>
        at <= context.Now && (within is null || at > within.Before(context.Now, context.Zone));
}
