using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Trying;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Designer.Publishing;

public sealed partial class PublishScenarios : IDisposable
{
    /// <summary>How many that fail are named.</summary>
    private const int Shown = 3;

    private readonly CancellationTokenSource closed = new();
    private ScenarioVerdict? verdict;

    [Parameter, EditorRequired] public DraftView Draft { get; set; } = null!;

    /// <summary>Told whether they keep it from being published, once that is known.</summary>
    [Parameter] public EventCallback<bool> Judged { get; set; }

    [Inject] private ScenarioGate Gate { get; set; } = null!;

    private string Page => $"/journeys/{Uri.EscapeDataString(Draft.Stored.Definition.DefinitionId)}/scenarios";

    protected override async Task OnInitializedAsync()
    {
        try
        {
            verdict = await Gate.JudgeAsync(Draft.Stored.Definition, closed.Token);
            await Judged.InvokeAsync(verdict.Blocks);
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The dialog was left meanwhile
        }
    }

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
