namespace JourneyStudio.Engine.Definitions;

/// <summary>Writes <c>customProperties.journey</c>.</summary>
internal static class RulesWriter
{
    public static void Write(CanonicalWriter json, JourneyRules rules)
    {
        if (rules.Reentry is { } reentry)
        {
            json.Property("reentry", o =>
            {
                o.Property("mode", reentry.Mode.Name());
                if (reentry.Days is { } days) o.Property("days", days);
                o.Property("key", reentry.Key);
                o.Bag(reentry.Extra);
            });
        }

        if (rules.EntryWindow is { } window)
        {
            json.Property("entryWindow", o =>
            {
                o.Property("from", window.From);
                o.Property("to", window.To);
                o.Bag(window.Extra);
            });
        }

        if (rules.Priority is { } priority) json.Property("priority", priority);
        if (rules.ExitWhen is { } exitWhen) json.Property("exitWhen", exitWhen);
        if (rules.Goal is { } goal) json.Property("goal", o => Write(o, goal));
        if (rules.ControlPercent is { } percent) json.Property("controlPercent", percent);
        if (!rules.Caps.IsEmpty) json.Property("caps", rules.Caps, Write);
        if (rules.QuietHours is [var only]) json.Property("quietHours", o => Write(o, only));
        else if (!rules.QuietHours.IsEmpty) json.Property("quietHours", rules.QuietHours, Write);
        json.Property("zone", rules.Zone);
        if (rules.HoldsWhilePaused) json.Property("whenPaused", "hold");
        json.Bag(rules.Extra);
    }

    private static void Write(CanonicalWriter json, Goal goal)
    {
        json.Property("event", goal.Event);
        if (goal.Where is { } where) json.Property("where", where);
        json.Property("window", goal.Window);
        if (!goal.Exits) json.Property("exits", false);
        json.Bag(goal.Extra);
    }

    private static void Write(CanonicalWriter json, FrequencyCap cap)
    {
        json.Property("channel", cap.Channel);
        if (cap.Limit is { } limit) json.Property("limit", limit);
        json.Property("per", cap.Per);
        json.Bag(cap.Extra);
    }

    private static void Write(CanonicalWriter json, QuietHours quiet)
    {
        json.Property("channel", quiet.Channel);
        json.Property("from", quiet.From);
        json.Property("to", quiet.To);
        json.Bag(quiet.Extra);
    }
}
