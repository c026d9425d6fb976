using JourneyStudio.Engine.Definitions;
using JourneyStudio.Web.Shared.Fields;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Panel;

/// <summary>Who enters, how often and when, and who is only measured.</summary>
public sealed partial class EntryRules
{
    private const int UsualDays = 30;

    [Parameter, EditorRequired] public JourneyRules Rules { get; set; } = null!;
    [Parameter, EditorRequired] public Func<string, IReadOnlyList<PlacedProblem>> Problems { get; set; } = null!;
    [Parameter, EditorRequired] public Func<string, JourneyRules, Task> Set { get; set; } = null!;

    private Reentry Entry => Rules.EntryRule;
    private bool ForDays => Entry.Mode == ReentryMode.AfterDays;
    private EntryWindow Window => Rules.EntryWindow ?? new EntryWindow();

    /// <summary>Days are enough for most windows; one that was given with its time keeps it.</summary>
    private static string Type(string? end) => end?.Contains('T', StringComparison.Ordinal) ?? false ? "datetime-local" : "date";

    private static string? Text(ChangeEventArgs args) => FieldValue.ToTheMinute(args.Value) is { Length: > 0 } text ? text : null;

    private Task ModeAsync(string name)
    {
        var mode = ReentryModes.Parse(name) ?? ReentryMode.Never;
        return SetAsync(Entry with { Mode = mode, Days = mode == ReentryMode.AfterDays ? Entry.Days ?? UsualDays : null });
    }

    private Task SetAsync(Reentry entry) => Set("reentry", Rules with { Reentry = entry });

    private Task WindowAsync(EntryWindow window) => Set("entryWindow", Rules with { EntryWindow = window is { From: null, To: null, Extra.Count: 0 } ? null : window });
}
