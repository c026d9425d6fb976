using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Tags;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>Gives a static tag to the members of a segment, or takes it, once it was said how many that concerns. Everybody reaches the members of their own scope.</summary>
public sealed partial class BulkPage(TagDesk desk, TagAssigning assigning, SignedIn signedIn)
{
    private ContentCatalog? content;
    private IReadOnlyList<AssignmentRun> runs = [];
    private AssignmentPreview? preview;
    private string tag = "";
    private string segment = "";
    private string? refused;
    private bool removes;

    /// <summary>The tag to begin with.</summary>
    [SupplyParameterFromQuery] private string? Tag { get; set; }

    private IReadOnlyList<TagDefinition> Tags => [.. content!.Content.Tags.Where(known => known is { IsComputed: false, Scoped: false }).OrderBy(known => known.Names.In(StudioLanguages.Current), StringComparer.CurrentCulture)];

    private TagAssignment Asked => new(tag, segment, removes);

    protected override async Task OnInitializedAsync()
    {
        content = new ContentCatalog(await desk.ContentAsync(CancellationToken.None));
        tag = Tags.Any(known => known.Key == Tag) ? Tag! : "";
        await LookAsync();
    }

    private async Task LookAsync() => runs = assigning.Of(await signedIn.ActorAsync());

    private async Task ChooseAsync(string chosenTag, string chosenSegment, bool taking)
    {
        (tag, segment, removes, preview, refused) = (chosenTag, chosenSegment, taking, null, null);
        if (tag.Length > 0 && segment.Length > 0 && await MayAsync())
            preview = await assigning.PreviewAsync(Asked, await signedIn.ScopeAsync(), CancellationToken.None);
    }

    private async Task StartAsync()
    {
        if (!await MayAsync())
            return;
        assigning.Start(Asked, await signedIn.ScopeAsync(), await signedIn.ActorAsync());
        preview = null;
        await LookAsync();
    }

    private async Task<bool> MayAsync()
    {
        var problem = await assigning.RefusalAsync(Asked, CancellationToken.None);
        refused = problem is null ? null : ProblemTexts.Say(problem, StudioLanguages.Current);
        return problem is null;
    }

    private string TagName(string key) => content!.Tag(key)?.Names.In(StudioLanguages.Current) ?? key;

    private string SegmentName(string key) => content!.Segment(key)?.Names.In(StudioLanguages.Current) ?? key;
}
