using JourneyStudio.Engine.Content;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Tags;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Fields;

public sealed partial class NewTagForm(TagMaking making, SignedIn signedIn)
{
    private static readonly string[] Groups = ["basic", "consumption", "interaction", "value"];
    private ElementReference first;
    private string name = "";
    private string other = "";
    private string group = Groups[0];
    private bool scoped;
    private bool busy;

    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What was looked for and not found: very likely its name.</summary>
    [Parameter] public string Suggested { get; set; } = "";

    /// <summary>The key of the new tag, and its name in the reader's language.</summary>
    [Parameter] public EventCallback<(string Key, string Name)> Made { get; set; }
    [Parameter] public EventCallback Close { get; set; }

    private string CancelId => $"{Id}-cancel";

    /// <summary>A name that is given in one language alone is the name in both.</summary>
    private LocalText Names
    {
        get
        {
            var (own, foreign) = (name.Trim(), other.Trim().Length == 0 ? name.Trim() : other.Trim());
            return Languages.IsChinese(StudioLanguages.Current) ? new(foreign, own) : new(own, foreign);
        }
    }

    protected override void OnInitialized() => name = Suggested;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await first.FocusAsync();
    }

    private async Task MakeAsync()
    {
        if (busy || name.Trim().Length == 0 || !await signedIn.MayAsync(StudioPolicies.Studio))
            return;
        busy = true;
        var key = await making.CreateAsync(new TagDefinition("", Names, group, scoped), await signedIn.ActorAsync(), CancellationToken.None);
        await Made.InvokeAsync((key, name.Trim()));
    }
}
