using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Parts;

public sealed partial class SearchBox(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private CancellationTokenSource typing = new();
    private ElementReference input;
    private bool unreadable;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string Value { get; set; } = "";

    /// <summary>Whether the focus goes into it as it appears.</summary>
    [Parameter] public bool TakesFocus { get; set; }

    [Parameter] public EventCallback<string> OnSearch { get; set; }

    public void Dispose()
    {
        typing.Cancel();
        typing.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
            await input.FocusAsync();
    }

    private async Task TypedAsync(ChangeEventArgs change)
    {
        await typing.CancelAsync();
        typing.Dispose();
        typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, clock, typing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        var text = change.Value?.ToString() ?? "";
        unreadable = !ReadableAddress.IsText(text);
        if (!unreadable)
            await OnSearch.InvokeAsync(text);
    }
}
