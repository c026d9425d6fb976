using System.Text.Json;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Segments;

/// <summary>One segment: its rule being edited with what it would mean now, who relies on it, and what was changed.</summary>
public sealed partial class SegmentPage(SegmentListings listings, SegmentDesk desk, WorkspaceContents contents, SignedIn signedIn, NavigationManager navigation)
{
    private const string New = "new";
    private static readonly string[] Unfinished = ["rule.text", "rule.value", "rule.number", "rule.date", "rule.list", "rule.empty"];

    private ContentCatalog? content;
    private SegmentListing? segment;
    private IReadOnlyList<SegmentHistory> history = [];
    private JsonElement? edited;
    private string? loaded;
    private string english = "";
    private string chinese = "";
    private string? said;
    private string? refused;
    private bool wholeBrand;
    private bool renaming;
    private bool busy;

    [Parameter] public string Key { get; set; } = "";

    /// <summary>The rule to begin a new segment with, as JSON.</summary>
    [SupplyParameterFromQuery(Name = "rule")] private string? Given { get; set; }

    private bool IsNew => Key == New;

    private bool HasNoRule => segment is not null && SegmentWords.IsNoRule(segment.Rule);

    private string Heading => segment?.Names.In(StudioLanguages.Current) ?? L["New"];

    private FieldContext Context => new(content!, StudioLanguages.Current) { MembersAlone = true };

    private Result<Rule>? Read => edited is { } json ? RuleJson.Parse(json) : null;

    /// <summary>What is wrong with the rule. That something is still to be chosen is no fault: it only cannot be saved yet.</summary>
    private IEnumerable<PlacedProblem> Problems => Read switch
    {
        null => [],
        { } read when read.TryGet(out var rule) => SegmentProblems.Of(rule, Key, content!).Select(Say),
        { } read => read.Problems.Where(problem => !Unfinished.Contains(problem.Code)).Select(Say),
    };

    /// <summary>The rule, if it may be asked: half-made conditions are waited for.</summary>
    private Rule? Askable => Read is { } read && read.TryGet(out var rule) ? rule : null;

    /// <summary>The rule to begin editing with.</summary>
    private JsonElement? Stored => segment is null || HasNoRule ? null : SegmentWords.Read(segment.Rule);

    private bool IsChanged => Text(edited) != Text(Stored);

    private bool CanSave => !busy && IsChanged && Askable is not null && !Problems.Any() && segment?.ArchivedAt is null && (!IsNew || (english.Trim().Length > 0 && chinese.Trim().Length > 0));

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Key)
            return;
        (loaded, said, refused, edited) = (Key, null, null, null);
        await LoadAsync();
        Discard();
        if (IsNew && Given is not null)
            edited = SegmentWords.Begin(Given);
    }

    private async Task LoadAsync()
    {
        content = new ContentCatalog(await contents.ReadAsync(CancellationToken.None));
        wholeBrand = (await signedIn.ScopeAsync()).IsWhole;
        segment = IsNew ? null : await listings.FindAsync(Key, CancellationToken.None);
        history = segment is null ? [] : await desk.HistoryAsync(Key, CancellationToken.None);
    }

    private void Edit(JsonElement? rule) => (edited, said) = (rule, null);

    private void Discard() => edited = Stored;

    private Task SaveAsync() => ActAsync(async actor =>
    {
        var rule = RuleJson.Write(Askable!).GetRawText();
        if (IsNew)
        {
            navigation.NavigateTo($"/segments/{await desk.CreateAsync(new LocalText(english.Trim(), chinese.Trim()), rule, actor, CancellationToken.None)}");
            return null;
        }
        if (!await desk.ChangeAsync(Key, segment!.Rule, rule, actor, CancellationToken.None))
            return L["Refused.Meanwhile"];
        said = L["Saved"];
        return null;
    });

    private Task RenameAsync(LocalText names) => ActAsync(async actor =>
    {
        renaming = false;
        await desk.RenameAsync(Key, names, actor, CancellationToken.None);
        said = L["Renamed"];
        return null;
    });

    private Task ArchiveAsync() => ActAsync(async actor =>
    {
        var archive = segment!.ArchivedAt is null;
        if (!await desk.ArchiveAsync(Key, archive, actor, CancellationToken.None))
            return L["Refused.Used"];
        said = L[archive ? "Archived.Done" : "Restored.Done"];
        return null;
    });

    private Task RefreshAsync() => ActAsync(async _ =>
    {
        if (await desk.RefreshAsync(Key, CancellationToken.None) is { } change)
            said = L["Refreshed", L.Counted("Entered", change.Entered), L.Counted("Left", change.Left), L.Counted("Members", change.Members)];
        return null;
    });

    /// <summary>Does something and shows what became of it; what was edited stays.</summary>
    private async Task ActAsync(Func<long?, Task<string?>> act)
    {
        (busy, said, refused) = (true, null, null);
        refused = await act(await signedIn.ActorAsync());
        if (refused is null && !IsNew)
            await LoadAsync();
        busy = false;
    }

    private static PlacedProblem Say(Problem problem) => new(problem.Path, ProblemTexts.Say(problem, StudioLanguages.Current));

    private static string? Text(JsonElement? rule) => rule is { } json && RuleJson.Parse(json).TryGet(out var read) ? RuleJson.Write(read).GetRawText() : rule?.GetRawText();
}
