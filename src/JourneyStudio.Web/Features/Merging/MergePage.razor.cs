using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution.Merging;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Merging;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Merging;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Merging;

/// <summary>Two members beside each other: what moves, which value stays, which journeys end, what they have agreed to. Then they are one.</summary>
public sealed partial class MergePage(MergePreviews previews, MemberMerging merging, PersonalMasks masks, WorkspaceContents contents, SignedIn signedIn, NavigationManager navigation)
{
    private readonly HashSet<string> fromDuplicate = new(StringComparer.Ordinal);
    private MergePreview? preview;
    private Problem? problem;
    private (string?, string?)? loaded;
    private IReadOnlyDictionary<string, AttributeDefinition> attributes = new Dictionary<string, AttributeDefinition>(StringComparer.Ordinal);
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
        preview = await previews.ReadAsync(Survivor ?? "", Duplicate ?? "", await signedIn.ScopeAsync(StudioPolicies.MergeMembers), CancellationToken.None);
        missing = preview is null;
        if (preview is null)
            return;
        attributes = (await contents.ReadAsync(CancellationToken.None)).Attributes.ToDictionary(known => known.Key, StringComparer.Ordinal);
        await masks.ReadAsync([preview.Survivor.Id, preview.Duplicate.Id]);
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
        var result = await merging.MergeAsync(request, await signedIn.ScopeAsync(StudioPolicies.MergeMembers), CancellationToken.None);
        (busy, problem) = (false, result.IsOk ? null : result.Problems[0]);
        if (result.IsOk)
            navigation.NavigateTo($"/members/{preview.Survivor.PublicId}");
    }

    private async Task RevealAsync()
    {
        await masks.RevealAsync(preview!.Survivor.Id, preview.Survivor.PublicId);
        await masks.RevealAsync(preview.Duplicate.Id, preview.Duplicate.PublicId);
    }

    private string NameOf(MemberRow member) => masks.Of(member.Id).Name(member.Name);

    private string Named(MergeConflict conflict) => conflict.IsAddress && conflict.Key is not (BuiltInAttributes.Phone or BuiltInAttributes.Email)
        ? Known("Channel", conflict.Key)
        : attributes.GetValueOrDefault(conflict.Key)?.Names.In(StudioLanguages.Current) ?? Known("Value", conflict.Key);

    /// <summary>A value in words; what tells who somebody is, as the reader may see it.</summary>
    private string Shown(MergeConflict conflict, MemberRow member, string value)
    {
        var mask = masks.Of(member.Id);
        return conflict switch
        {
            { IsAddress: true } => mask.Address(value),
            _ when preview!.Places.TryGetValue((conflict.Key, value), out var place) => place.In(StudioLanguages.Current),
            { Key: "language" } => Known("Language", value),
            { Key: BuiltInAttributes.Stage } => Known("Stage", value),
            { Key: BuiltInAttributes.Level } => Known("Level", value),
            _ when attributes.GetValueOrDefault(conflict.Key) is { Personal: false } known => Said(known, value),
            _ => mask.Value(conflict.Key, value),
        };
    }

    /// <summary>What was chosen by its label, several one after the other.</summary>
    private string Said(AttributeDefinition known, string value) => known.Type switch
    {
        AttributeType.Choice or AttributeType.MultiChoice => string.Join(L["Comma"], value.Split(',').Select(chosen => known.Choices.FirstOrDefault(choice => choice.Value == chosen)?.Label.In(StudioLanguages.Current) ?? chosen)),
        AttributeType.Flag => L[value == "true" ? "Yes" : "No"],
        _ => value,
    };

    private string Known(string kind, string value)
    {
        var words = L[$"{kind}.{value}"];
        return words.ResourceNotFound ? value : words;
    }
}
