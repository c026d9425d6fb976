using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Web.Shared.Traces;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Scenarios;

/// <summary>One scenario with its expectations, as they hold or not.</summary>
public sealed partial class ScenarioCard(RecordWords words)
{
    [Parameter, EditorRequired] public PlayedScenario Row { get; set; } = null!;

    [Parameter, EditorRequired] public TriedJourney Journey { get; set; } = null!;

    [Parameter] public bool Busy { get; set; }

    [Parameter] public EventCallback<(KeptScenario Kept, Scenario Changed)> Change { get; set; }

    [Parameter] public EventCallback<KeptScenario> Remove { get; set; }

    private RecordWords Words => words;

    private Scenario Scenario => Row.Kept.Scenario;

    private ScenarioResult? Result => Row.Outcome is { IsOk: true } outcome ? outcome.Value : null;

    private Task RenameAsync(ChangeEventArgs change) => Change.InvokeAsync((Row.Kept, Scenario with { Name = change.Value?.ToString()?.Trim() ?? "" }));
}
