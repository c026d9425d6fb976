using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Identity.SecondFactor;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.People;

/// <summary>Who may sign in, and what each is given.</summary>
public sealed partial class PeoplePage(StudioPeople store, InvitationDesk desk, SecondFactors factors, IDbContextFactory<StudioDbContext> contexts, SignedIn signedIn, NavigationManager navigation)
{
    private IReadOnlyList<StudioPerson>? people;
    private IReadOnlyList<OrgUnitRow> units = [];
    private IReadOnlyList<ProductLineRow> lines = [];
    private StudioPerson? asked;
    private bool asking;
    private bool ready;
    private string? said;
    private string tone = "ok";
    private string? link;
    private string? leaving;

    protected override async Task OnInitializedAsync()
    {
        await using (var context = await contexts.CreateDbContextAsync())
        {
            units = await context.Set<OrgUnitRow>().AsNoTracking().Where(unit => unit.Active).OrderBy(unit => unit.Path).ToListAsync();
            lines = await context.Set<ProductLineRow>().AsNoTracking().Where(line => line.Active).OrderBy(line => line.Key).ToListAsync();
        }
        await LoadAsync();
    }

    /// <summary>From here on a click is heard.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task LoadAsync() => people = await store.AllAsync(CancellationToken.None);

    private void Ask(StudioPerson? person) => (asked, asking, said, link, leaving) = (person, true, null, null, null);

    private async Task InvitedAsync(long person)
    {
        asking = false;
        await LinkAsync(person);
    }

    private Task ChangedAsync(PersonTurn turn)
    {
        asking = false;
        return SayAsync(turn, "Changed", asked!.Account);
    }

    /// <summary>The link is shown here once, for the admin to pass on.</summary>
    private async Task LinkAsync(long person)
    {
        said = null;
        link = await desk.LinkAsync(person, await signedIn.ActorAsync(), CancellationToken.None) is { } path ? navigation.ToAbsoluteUri(path).ToString() : null;
        await LoadAsync();
    }

    private async Task ActAsync(StudioPerson person, string act)
    {
        var actor = await signedIn.ActorAsync();
        var turn = act switch
        {
            "SignOut" => await store.SignOutAsync(person.Id, actor, CancellationToken.None),
            _ => await store.CloseAsync(person.Id, act == "Close", actor, CancellationToken.None),
        };
        link = null;
        leaving = act == "Close" && turn == PersonTurn.Done ? await WorksAsAsync(person.Id) : null;
        await SayAsync(turn, $"Done.{act}", person.Account);
    }

    /// <summary>Key of the staff person who signs in with the account; null when nobody at work does.</summary>
    private async Task<string?> WorksAsAsync(long person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Set<StaffRow>().Where(row => row.UserId == person && row.Active).Select(row => row.Key).FirstOrDefaultAsync();
    }

    /// <summary>For somebody who lost phone and recovery codes: whoever is asked for a second step sets up another one.</summary>
    private async Task ResetAsync(StudioPerson person)
    {
        link = null;
        await factors.RemoveAsync(person.Id, await signedIn.ActorAsync(), CancellationToken.None);
        await SayAsync(PersonTurn.Done, "Done.Reset", person.Account);
    }

    private Task SayAsync(PersonTurn turn, string done, string account)
    {
        (said, tone) = turn == PersonTurn.Done ? (L[done, account], "ok") : (L[$"Turn.{turn}"], "warn");
        return LoadAsync();
    }

    private static (string State, string Icon, string Tone) State(StudioPerson person) => person switch
    {
        { DeactivatedAt: not null } => ("Closed", "ban", ""),
        { LockedUntil: not null } => ("Locked", "lock", "warn"),
        { Joined: false } => ("Invited", "hourglass", ""),
        _ => ("Active", "circle-check", "ok"),
    };

    private string ScopeOf(StudioPerson person)
    {
        var given = person.Grants;
        if (given.Roles.Contains(StudioRole.Admin))
            return L["Scope.Whole"];
        var places = Names(units.Where(unit => given.Units.Contains(unit.Id)).Select(unit => unit.Names));
        var kinds = Names(lines.Where(line => given.ProductLines.Contains(line.Id)).Select(line => line.Names));
        var where = places.Length > 0 ? places : given.Roles.Any(StudioRole.Headquarters.Contains) ? L["Scope.Whole"].Value : L["Scope.Own"].Value;
        return kinds.Length > 0 ? $"{where} · {kinds}" : where;
    }

    private string Names(IEnumerable<LocalText> names) => string.Join(L["Comma"], names.Select(name => name.In(StudioLanguages.Current)));
}
