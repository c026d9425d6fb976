using System.Text.Json;
using JourneyStudio.Storage.Journeys;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Designer.Canvas;

/// <summary>One open canvas: calls its script, and takes its calls.</summary>
internal sealed class CanvasHandle : IAsyncDisposable
{
    private DotNetObjectReference<CanvasHandle>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? studio;
    private Func<IReadOnlyList<string>, Task> select = _ => Task.CompletedTask;
    private Func<int, Task> acknowledge = _ => Task.CompletedTask;
    private Func<string, Task> explain = _ => Task.CompletedTask;

    public async Task OpenAsync(CanvasScript script, ElementReference root, string definitionId, Func<IReadOnlyList<string>, Task> selected, Func<int, Task> acknowledged, Func<string, Task> explained)
    {
        (select, acknowledge, explain) = (selected, acknowledged, explained);
        self = DotNetObjectReference.Create(this);
        module = await script.ImportAsync();
        studio = await module.InvokeAsync<IJSObjectReference>("open", root, self, script.Options(definitionId));
    }

    public async Task InvokeAsync(string function, params object?[] values)
    {
        if (studio is not null) await studio.InvokeVoidAsync(function, values);
    }

    [JSInvokable]
    public Task SelectAsync(string[] ids) => select(ids);

    [JSInvokable]
    public Task AcknowledgedAsync(int revision) => acknowledge(revision);

    [JSInvokable]
    public Task ExplainAsync(string id) => explain(id);

    public static string Text(JourneyCounts counts) => JsonSerializer.Serialize(counts);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (studio is not null) await studio.InvokeVoidAsync("dispose");
            if (studio is not null) await studio.DisposeAsync();
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone, and the page with it
        }

        self?.Dispose();
    }
}
