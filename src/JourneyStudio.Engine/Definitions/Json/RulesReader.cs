namespace JourneyStudio.Engine.Definitions;

/// <summary>Reads <c>customProperties.journey</c>.</summary>
internal static class RulesReader
{
    public static JourneyRules Read(ObjectReader json) => new()
    {
        Reentry = json.ObjectOrNull("reentry") is { } reentry ? Reentry(reentry) : null,
        EntryWindow = json.ObjectOrNull("entryWindow") is { } window ? Window(window) : null,
        Priority = json.Integer("priority"),
        ExitWhen = json.Take("exitWhen")?.Clone(),
        Extra = json.Rest(),
    };

    private static Reentry Reentry(ObjectReader json) => new()
    {
        Mode = Mode(json),
        Days = json.Integer("days"),
        Key = json.Text("key"),
        Extra = json.Rest(),
    };

    private static ReentryMode Mode(ObjectReader json)
    {
        var text = json.Text("mode");
        if (text is null) return ReentryMode.Never;
        if (ReentryModes.Parse(text) is { } mode) return mode;
        json.Report(new Problem("json.choice", text, string.Join(", ", ReentryModes.Names)), "mode");
        return ReentryMode.Never;
    }

    private static EntryWindow Window(ObjectReader json) => new()
    {
        From = json.Text("from"),
        To = json.Text("to"),
        Extra = json.Rest(),
    };
}
