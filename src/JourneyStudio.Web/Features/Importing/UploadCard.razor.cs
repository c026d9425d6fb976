using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Importing;

public sealed partial class UploadCard(IJSRuntime js)
{
    private const string Script = "./Features/Importing/UploadCard.razor.js";
    private ElementReference card;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var script = await js.InvokeAsync<IJSObjectReference>("import", Script);
        await script.InvokeVoidAsync("attach", card);
    }
}
