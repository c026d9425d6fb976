using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Shared.Parts;

public sealed partial class Dialog(IJSRuntime js)
{
    private const string Script = "./Shared/Parts/Dialog.razor.js";
    private const string TitleId = "dialog-title";

    private ElementReference element;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public string CloseLabel { get; set; } = "";

    [Parameter, EditorRequired] public EventCallback Close { get; set; }

    /// <summary>Room for two columns, which the content fills to its edges.</summary>
    [Parameter] public bool Wide { get; set; }

    [Parameter] public string? TestId { get; set; }

    /// <summary>A line below the title.</summary>
    [Parameter] public RenderFragment? Intro { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter] public RenderFragment? Footer { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var script = await js.InvokeAsync<IJSObjectReference>("import", Script);
        await script.InvokeVoidAsync("open", element);
    }
}
