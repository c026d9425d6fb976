using JourneyStudio.Web.Shared.Localisation;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Designer.Canvas;

/// <summary>The canvas script of this circuit, and the words it speaks.</summary>
internal sealed class CanvasScript(IJSRuntime js, IStringLocalizer<CanvasScript> strings)
{
    private const string Address = "./canvas/canvas.js";

    public ValueTask<IJSObjectReference> ImportAsync() => js.InvokeAsync<IJSObjectReference>("import", Address);

    public object Options(string definitionId) => new
    {
        draft = definitionId,
        language = StudioLanguages.Current,
        words = strings.GetAllStrings().ToDictionary(text => text.Name, text => text.Value),
    };
}
