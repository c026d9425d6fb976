using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Shared.Whys;

public sealed partial class AskWhy(PersonalMasks masks, WorkspaceContents contents)
{
    private SampleChoice? chosen;
    private string? zone;

    /// <summary>Logical id of the journey.</summary>
    [Parameter, EditorRequired] public string Journey { get; set; } = "";

    protected override async Task OnInitializedAsync() => zone = (await contents.ReadAsync(CancellationToken.None)).Zone;

    private async Task ChooseAsync(SampleChoice member)
    {
        await masks.ReadAsync([member.Id]);
        chosen = member;
    }
}
