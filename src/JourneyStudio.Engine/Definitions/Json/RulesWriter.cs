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
        json.Bag(rules.Extra);
    }
}
