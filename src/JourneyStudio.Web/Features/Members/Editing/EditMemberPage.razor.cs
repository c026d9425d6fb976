using System.Globalization;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Upserting;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Members;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Members.Editing;

/// <summary>What people change of a member. It shows everything, so opening it is noted as looking behind the mask.</summary>
public sealed partial class EditMemberPage(MemberFormReading reading, MemberEdits edits, RuntimeSignals signals, SignedIn signedIn, NavigationManager navigation, IStringLocalizer<FieldWords> fields)
{
    private const string Edited = "upsert.edited";
    private static readonly EntryField[] Person = [.. new[] { MemberColumn.Name, MemberColumn.Phone, MemberColumn.Email, MemberColumn.City, MemberColumn.Language, MemberColumn.Zone, MemberColumn.ExternalId }.Select(Column)];
    private static readonly EntryField[] Place = [.. new[] { MemberColumn.Level, MemberColumn.Stage, MemberColumn.Store, MemberColumn.ProductLine }.Select(Column)];
    private OpenedMember? opened;
    private FieldWords? words;
    private long? guide;
    private bool missing;
    private bool edited;
    private bool ready;
    private bool busy;

    [Parameter] public string PublicId { get; set; } = "";

    private bool Touches => opened!.Form.IsTouched || guide != opened.Member.GuideId;

    protected override Task OnParametersSetAsync() => opened?.Member.PublicId == PublicId ? Task.CompletedTask : OpenAsync();

    /// <summary>From here on a click is heard.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private static EntryField Column(string key) => new(EntryFieldKind.Column, key);

    private async Task OpenAsync()
    {
        opened = await reading.OpenAsync(PublicId, await signedIn.ScopeAsync(StudioPolicies.EditMembers), CancellationToken.None);
        if (opened is not null)
            await reading.NoteLookAsync(opened.Member, await signedIn.ActorAsync(), CancellationToken.None);
        (missing, edited, guide) = (opened is null, false, opened?.Member.GuideId);
        words = opened is null ? null : new FieldWords(fields, opened.Words.Content);
    }

    private void Touched() => edited = false;

    private void ChooseGuide(ChangeEventArgs change)
    {
        guide = long.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        opened!.Form.Problems.Remove("guide");
    }

    private IReadOnlyList<(string Value, string Text)>? Options(EntryField field) => field.Key switch
    {
        MemberColumn.Store => [.. opened!.Stores.Select(store => (store.Key, store.Names.In(StudioLanguages.Current)))],
        MemberColumn.ProductLine => [.. opened!.Lines.Select(line => (line.Key, line.Names.In(StudioLanguages.Current)))],
        _ => null,
    };

    private async Task SaveAsync()
    {
        var form = opened!.Form;
        var changes = form.Read(opened.Words.Reader());
        if (form.Problems.Count > 0)
            return;
        busy = true;
        var problems = await edits.SaveAsync(new EditedMember(PublicId, [.. changes], Guide()), await signedIn.ScopeAsync(StudioPolicies.EditMembers), await signedIn.ActorAsync(), CancellationToken.None);
        busy = false;
        signals.Work.Raise();
        foreach (var problem in problems)
            form.Problems[problem.Field ?? ""] = problem;
        edited = problems.Any(problem => problem.Code is Edited);
        if (problems.Count == 0)
            navigation.NavigateTo($"/members/{PublicId}");
    }

    private GuideChange? Guide() => guide == opened!.Member.GuideId ? null : new(opened.Member.GuideId, guide, NameOf(opened.Member.GuideId), NameOf(guide));

    private string? NameOf(long? person) => opened!.Guides.FirstOrDefault(known => known.Id == person)?.Key;
}
