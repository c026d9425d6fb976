using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Editing;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Fields;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Panel;

/// <summary>The journey itself: its name and its own rules, each set by a command of the draft, so that each can be undone.</summary>
public sealed partial class JourneyPanel
{
    [Parameter, EditorRequired] public DraftView Draft { get; set; } = null!;
    [Parameter] public int Selected { get; set; }
    [Parameter, EditorRequired] public FieldContext Context { get; set; } = null!;
    [Parameter, EditorRequired] public Func<object, Task> Submit { get; set; } = null!;

    private JourneyRules Rules => Draft.Stored.Definition.Rules;
    private IEnumerable<CheckView> Checks => Draft.Checks.Where(check => check.Activity is null);

    /// <summary>Findings that no field of the panel shows.</summary>
    private IEnumerable<PlacedProblem> Others => Checks.Where(check => check.Field is null || !JourneyEdits.Settings.Contains(check.Field)).Select(Placed);

    private IReadOnlyList<PlacedProblem> Problems(string field) => [.. Checks.Where(check => check.Field == field).Select(Placed)];

    private PlacedProblem Placed(CheckView check) => new(check.Path, check.Message, check.Blocks) { Repair = check.Repair?.Label, Mend = check.Repair is { } repair ? () => Submit(repair.Command) : null };

    private Task SetAsync(string setting, JourneyRules rules) => Submit(new { kind = "journey", setting, value = JourneyEdits.Json(rules, setting) });
}
