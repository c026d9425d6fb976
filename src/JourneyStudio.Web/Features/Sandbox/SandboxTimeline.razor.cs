using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>What happened and why, by the member's clock.</summary>
public sealed partial class SandboxTimeline(RecordWords words, ActivityCatalog catalog)
{
    private SandboxLine? before;

    [Parameter, EditorRequired] public SandboxSession Session { get; set; } = null!;

    [Parameter, EditorRequired] public SandboxJourney Journey { get; set; } = null!;

    [Parameter, EditorRequired] public SandboxMember Member { get; set; } = null!;

    /// <summary>How the member's clock shows instants.</summary>
    [Parameter, EditorRequired] public ViewerSettings Clock { get; set; } = null!;

    /// <summary>Number of the line that is shown in the picture; null: none.</summary>
    [Parameter] public int? Chosen { get; set; }

    [Parameter] public EventCallback<int> Choose { get; set; }

    [Parameter] public EventCallback<int> Rewind { get; set; }

    private RecordWords Words => words;

    private DateTimeOffset Local(DateTimeOffset at) => Moments.InZoneOf(at, Clock);

    private string Day(SandboxLine line) => Moments.Date(DateOnly.FromDateTime(Local(line.At).DateTime), DateOnly.MinValue);

    private ActivityLook Look(string activity) =>
        Journey.Definition.Find(activity) is { } found ? ActivityLook.Of(found, catalog, StudioLanguages.Current) : ActivityLook.Unknown(activity);

    /// <summary>A line stays when time goes on: where it says that the member waits, they did so then.</summary>
    private (string Text, string IconName, string Tone)? Mark(TraceStep step, ActivityLook look) =>
        step is { LeftAt: null, End: null } ? (L["Waits"], "hourglass", "") : words.Left(step.End, step.Port, step.LeftAt, look);

    private IEnumerable<string> Notes(SandboxLine line)
    {
        if (line.Fired is { } act)
        {
            yield return L["Fired"];
            foreach (var (name, value) in act.Properties)
                if (words.Property(name, value.ToString(), Journey.Names, Clock, Member.Mask) is { } said) yield return said;
        }

        if (line.Refused is { } reason) yield return words.Refusal(reason);
        foreach (var effect in line.Effects) yield return words.Effect(effect, Journey.Names);
    }

    private List<(string Name, string Value)> Values(SandboxLine line) =>
        [.. line.Values.Select(value => (words.Looked(value.Name, Journey.Names), words.Found(value, Journey.Names, Clock, Member.Mask)))];
}
