namespace JourneyStudio.Engine.Definitions;

/// <summary>Reads <c>customProperties.journey</c>.</summary>
internal static class RulesReader
{
    private const int MostItems = 50;
    private const string Hold = "hold";
    private const string Refuse = "refuse";

    public static JourneyRules Read(ObjectReader json) => new()
    {
        Reentry = json.ObjectOrNull("reentry") is { } reentry ? Reentry(reentry) : null,
        EntryWindow = json.ObjectOrNull("entryWindow") is { } window ? Window(window) : null,
        Priority = json.Integer("priority"),
        ExitWhen = json.Take("exitWhen")?.Clone(),
        Goal = json.ObjectOrNull("goal") is { } goal ? Goal(goal) : null,
        ControlPercent = json.Integer("controlPercent"),
        Caps = [.. json.Items("caps", MostItems).Select(Cap)],
        QuietHours = [.. json.Items("quietHours", MostItems).Select(Quiet)],
        Zone = json.Text("zone"),
        HoldsWhilePaused = Holds(json),
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

    private static Goal Goal(ObjectReader json) => new()
    {
        Event = json.Text("event") ?? "",
        Where = json.Take("where")?.Clone(),
        Window = json.Text("window"),
        Exits = json.Flag("exits") ?? true,
        Extra = json.Rest(),
    };

    private static FrequencyCap Cap(ObjectReader json) => new()
    {
        Channel = json.Text("channel"),
        Limit = json.Integer("limit"),
        Per = json.Text("per") ?? FrequencyCap.Day,
        Extra = json.Rest(),
    };

    private static QuietHours Quiet(ObjectReader json) => new()
    {
        Channel = json.Text("channel"),
        From = json.Text("from") ?? "",
        To = json.Text("to") ?? "",
        Extra = json.Rest(),
    };

    private static bool Holds(ObjectReader json)
    {
        var text = json.Text("whenPaused");
        if (text is not (null or Refuse or Hold)) json.Report(new Problem("json.choice", text, $"{Refuse}, {Hold}"), "whenPaused");
        return text == Hold;
    }
}
