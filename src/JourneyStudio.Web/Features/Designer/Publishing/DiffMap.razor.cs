using JourneyStudio.Engine.Activities;
using JourneyStudio.Web.Features.Designer.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Designer.Publishing;

public sealed partial class DiffMap(ActivityCatalog catalog, IJSRuntime js)
{
    private const string Script = "./Features/Designer/Publishing/DiffMap.razor.js";
    private static readonly DiffMark[] Marks = [DiffMark.Added, DiffMark.Changed, DiffMark.Rewired, DiffMark.Removed];

    private ElementReference figure;

    [Parameter] public DraftView? Before { get; set; }
    [Parameter, EditorRequired] public DraftView After { get; set; } = null!;

    private DiffPicture Picture { get; set; } = null!;

    private (double X, double Y, double Width, double Height) Frame => Picture.Frame;

    /// <summary>The picture in a sentence; each change stands in words beside it.</summary>
    private string Spoken => L["Diff.Spoken", Count(DiffMark.Added), Count(DiffMark.Changed), Count(DiffMark.Rewired), Count(DiffMark.Removed)];

    protected override void OnParametersSet() => Picture = DiffPicture.Between(Before, After);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var script = await js.InvokeAsync<IJSObjectReference>("import", Script);
        await script.InvokeVoidAsync("open", figure);
    }

    private int Count(DiffMark mark) => Picture.Nodes.Count(one => one.Mark == mark);

    private string Drawing(string type) => catalog.Find(type) is null ? "" : KindViews.Icon(catalog.Texts(type).Icon);

    private static string Css(DiffMark mark) => mark.ToString().ToLowerInvariant();

    private static string Sign(DiffMark mark) => mark switch { DiffMark.Added => "+", DiffMark.Removed => "−", DiffMark.Rewired => "↷", _ => "✎" };

    /// <summary>The element of that name means something else in a page's source.</summary>
    private static string Letter(DiffMark mark) => $"""<text class="letter" x="256" y="5">{Sign(mark)}</text>""";
}
