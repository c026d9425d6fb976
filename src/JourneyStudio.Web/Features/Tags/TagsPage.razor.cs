using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Tags;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>What each tag means, how many have it, and who relies on it.</summary>
public sealed partial class TagsPage(TagDesk desk, SignedIn signedIn, NavigationManager navigation)
{
    private static readonly Dictionary<string, object?> InUse = new() { ["archived"] = null, ["tag"] = null };
    private static readonly Dictionary<string, object?> PutAway = new() { ["archived"] = true, ["tag"] = null };

    private IReadOnlyList<TagListing>? tags;
    private ContentCatalog content = ContentCatalog.Empty;
    private IReadOnlyList<TagHistory> history = [];
    private string? told;
    private DateOnly today;
    private string? said;
    private string? refused;
    private bool busy;

    /// <summary>Counts are of the whole brand: who sees a part of it is not told them.</summary>
    private bool wholeBrand;

    [SupplyParameterFromQuery] private string? Group { get; set; }

    [SupplyParameterFromQuery] private string? Tag { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    [SupplyParameterFromQuery] private string? By { get; set; }

    [SupplyParameterFromQuery] private string? Find { get; set; }

    [SupplyParameterFromQuery] private bool Archived { get; set; }

    private TagListing? Selected => tags?.FirstOrDefault(tag => tag.Definition.Key == Tag);

    /// <summary>The group whose tags are listed; null: all.</summary>
    private string? ShownGroup => Group is not null && TagLooks.Groups.Contains(Group) ? Group : Selected is { } selected ? TagLooks.Group(selected.Definition) : null;

    private IReadOnlyList<TagListing> InTree => [.. tags!.Where(tag => tag.ArchivedAt is not null == Archived).Where(IsFound).OrderBy(TagLooks.Name, StringComparer.CurrentCulture)];

    private IReadOnlyList<TagListing> Shown =>
    [
        .. InTree.Where(tag => ShownGroup is null || TagLooks.Group(tag.Definition) == ShownGroup)
            .Where(tag => Kind is null || TagLooks.Is(tag.Definition, Kind))
            .Where(tag => By is null || TagLooks.Applier(tag).Key == By),
    ];

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override Task OnParametersSetAsync() => told == Tag ? Task.CompletedTask : TellAsync();

    /// <summary>The changes of the tag that is open.</summary>
    private async Task TellAsync()
    {
        told = Tag;
        history = Tag is null || !wholeBrand ? [] : await desk.HistoryAsync(Tag, CancellationToken.None);
    }

    private async Task LoadAsync()
    {
        var workspace = await desk.ContentAsync(CancellationToken.None);
        content = new ContentCatalog(workspace);
        wholeBrand = (await signedIn.ScopeAsync()).IsWhole;
        (tags, today) = await desk.ReadAsync(workspace.Zone, CancellationToken.None);
        await TellAsync();
    }

    private bool IsFound(TagListing tag) =>
        Find is null || CultureInfo.CurrentCulture.CompareInfo.IndexOf(TagLooks.Name(tag), Find, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0;

    private string Address(string group, string? tag) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["group"] = group, ["tag"] = tag });

    private void Search(string text) => Filter("find", text);

    private void Filter(string name, object? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, value is string { Length: > 0 } text ? text : null), replace: true);

    private Task RefreshAsync() => ActAsync(async tag =>
    {
        var change = await desk.RefreshAsync(tag.Key, CancellationToken.None);
        refused = change is null ? L["Refused.Broken"].Value : null;
        said = change is not { } made ? null
            : tag.IsComputed ? L["Refreshed.Done", L.Counted("Entered", made.Entered), L.Counted("Left", made.Left), L.Counted("Members", made.Members)].Value
            : L["Counted.Done", L.Counted("Members", made.Members)].Value;
    });

    private Task ArchiveAsync() => ActAsync(async tag =>
    {
        var archive = Selected!.ArchivedAt is null;
        if (!await desk.ArchiveAsync(tag.Key, archive, await signedIn.ActorAsync(), CancellationToken.None))
            refused = L["Refused.Used"];
        else
            said = L[archive ? "Archived.Done" : "Restored.Done"];
    });

    /// <summary>Does something with the tag that is open, and shows what became of it.</summary>
    private async Task ActAsync(Func<TagDefinition, Task> act)
    {
        if (Selected is not { } selected)
            return;
        (busy, said, refused) = (true, null, null);
        await act(selected.Definition);
        await LoadAsync();
        busy = false;
    }
}
