using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Parts;

/// <summary>Calls back at a steady pace while the page is open in a circuit; shows nothing itself.</summary>
public sealed class Refresh(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource closed = new();

    /// <summary>Pause between two calls; a call that takes longer is waited for.</summary>
    [Parameter] public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(2);

    [Parameter, EditorRequired] public EventCallback OnTick { get; set; }

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = TickAsync(closed.Token);
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await InvokeAsync(OnTick.InvokeAsync);
        }
        catch (OperationCanceledException)
        {
            // the page was left
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
