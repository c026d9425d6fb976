using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>A tag being made or changed. Whether it is computed, and given per session, is chosen once.</summary>
public sealed partial class TagPage(TagDesk desk, SignedIn signedIn, NavigationManager navigation)
{
    private const string New = "new";
    private static readonly string[] Unfinished = ["rule.text", "rule.value", "rule.number", "rule.date", "rule.list", "rule.empty"];

    private ContentCatalog? content;
    private TagDefinition? known;
    private TagForm form = new();
    private string? loaded;
    private string? refused;
    private bool busy;

    [Parameter] public string Key { get; set; } = "";

    private bool IsNew => Key == New;

    private string Heading => known?.Names.In(StudioLanguages.Current) ?? L["New"];

    private string Back => known is null ? "/tags" : $"/tags?tag={Uri.EscapeDataString(known.Key)}";

    private FieldContext Context => new(content!, StudioLanguages.Current) { MembersAlone = true };

    /// <summary>What other tags of the group are about.</summary>
    private IEnumerable<LocalText> Topics => content!.Content.Tags.Where(tag => TagLooks.Group(tag) == form.Group).Select(tag => tag.Topic).OfType<LocalText>().Distinct();

    private Result<Rule>? Read => form.Rule is { } json ? RuleJson.Parse(json) : null;

    /// <summary>What is wrong with the rule. That something is still to be chosen is no fault: it only cannot be saved yet.</summary>
    private IEnumerable<PlacedProblem> Problems => Read switch
    {
        null => [],
        { } read when read.TryGet(out var rule) => AudienceChecks.Find(rule, known is null ? null : new SetKey(SetKind.Tag, known.Key), content!).Select(Say),
        { } read => read.Problems.Where(problem => !Unfinished.Contains(problem.Code)).Select(Say),
    };

    /// <summary>The rule, if it may be asked: half-made conditions are waited for.</summary>
    private Rule? Askable => Read is { } read && read.TryGet(out var rule) ? rule : null;

    private bool CanSave => !busy && form.IsNamed && (form.Nature != TagForm.Dynamic || (Askable is not null && !Problems.Any()));

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Key)
            return;
        (loaded, refused) = (Key, null);
        content = new ContentCatalog(await desk.ContentAsync(CancellationToken.None));
        known = IsNew ? null : content.Tag(Key);
        form = known is null ? new() : TagForm.Of(known);
    }

    private async Task SaveAsync()
    {
        (busy, refused) = (true, null);
        var tag = form.Make(Key, Askable is { } rule ? RuleJson.Write(rule) : null);
        var actor = await signedIn.ActorAsync();
        if (known is null)
            navigation.NavigateTo($"/tags?tag={Uri.EscapeDataString(await desk.CreateAsync(tag, actor, CancellationToken.None))}");
        else if (await desk.ChangeAsync(known, tag, actor, CancellationToken.None))
            navigation.NavigateTo(Back);
        else
            refused = L["Refused.Meanwhile"];
        busy = false;
    }

    private static PlacedProblem Say(Problem problem) => new(problem.Path, ProblemTexts.Say(problem, StudioLanguages.Current));
}
