using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Merging;

/// <summary>Two members beside each other: what moves, which value stays, which journeys end, what they have agreed to. Then they are one.</summary>
public sealed partial class MergePage(MergePreviews previews, MemberMerging merging, SignedIn signedIn, NavigationManager navigation)
{
    private readonly HashSet<string> fromDuplicate = new(StringComparer.Ordinal);
    private MergePreview? preview;
    private Problem? problem;
    private (string?, string?)? loaded;
    private bool missing;
    private bool ready;
    private bool asked;
    private bool busy;

    [SupplyParameterFromQuery] private string? Survivor { get; set; }

    [SupplyParameterFromQuery] private string? Duplicate { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Survivor, Duplicate))
            return;
        loaded = (Survivor, Duplicate);
        fromDuplicate.Clear();
        preview = await previews.ReadAsync(Survivor ?? "", Duplicate ?? "", await signedIn.ScopeAsync(), CancellationToken.None);
        missing = preview is null;
    }

    /// <summary>From here on a click is heard.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private void Close() => (asked, problem) = (false, null);

    private async Task MergeAsync()
    {
        busy = true;
        var request = new MergeRequest(new MemberId(preview!.Survivor.Id), new MemberId(preview.Duplicate.Id), await signedIn.ActorAsync()) { FromDuplicate = [.. fromDuplicate] };
        var result = await merging.MergeAsync(request, CancellationToken.None);
        (busy, problem) = (false, result.IsOk ? null : result.Problems[0]);
        if (result.IsOk)
            navigation.NavigateTo($"/members/{preview.Survivor.PublicId}");
    }

    private string Named(MergeConflict conflict) =>
        conflict.IsAddress && conflict.Key is not (BuiltInAttributes.Phone or BuiltInAttributes.Email) ? Known("Channel", conflict.Key) : Known("Value", conflict.Key);

    /// <summary>Names and addresses as anyone may see them.</summary>
    private string Shown(MergeConflict conflict, string value) => conflict switch
    {
        { IsAddress: true } => Masking.Address(value),
        { Key: BuiltInAttributes.Name } => Masking.Name(value),
        { Key: "externalId" } => Masking.End(value),
        { Key: "language" } => Known("Language", value),
        _ => value,
    };

    private string Known(string kind, string value)
    {
        var words = L[$"{kind}.{value}"];
        return words.ResourceNotFound ? value : words;
    }
}
