using JourneyStudio.Storage.Identity.People;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.People;

public sealed partial class PersonDialog(StudioPeople store, InvitationDesk desk, SignedIn signedIn)
{
    private readonly HashSet<string> roles = new(StringComparer.Ordinal);
    private readonly HashSet<long> places = [];
    private readonly HashSet<long> kinds = [];
    private string account = "";
    private string name = "";
    private string? problem;
    private bool busy;

    /// <summary>Whom it is about; null: somebody new.</summary>
    [Parameter] public StudioPerson? Person { get; set; }

    /// <summary>The tree, each unit behind the one above it.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OrgUnitRow> Units { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<ProductLineRow> Lines { get; set; } = [];

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told the number of the new account.</summary>
    [Parameter] public EventCallback<long> Invited { get; set; }

    [Parameter] public EventCallback<PersonTurn> Changed { get; set; }

    protected override void OnInitialized()
    {
        if (Person is null)
            return;
        roles.UnionWith(Person.Grants.Roles);
        places.UnionWith(Person.Grants.Units);
        kinds.UnionWith(Person.Grants.ProductLines);
    }

    private static void Toggle<T>(HashSet<T> chosen, T one)
    {
        if (!chosen.Remove(one))
            chosen.Add(one);
    }

    private async Task SaveAsync()
    {
        problem = roles.Count == 0 ? "Problem.Roles" : Person is null && (account.Trim().Length == 0 || name.Trim().Length == 0) ? "Problem.Fields" : null;
        if (problem is not null)
            return;
        busy = true;
        var grants = new PersonGrants([.. roles], [.. places], [.. kinds]);
        var actor = await signedIn.ActorAsync();
        if (Person is not null)
        {
            await Changed.InvokeAsync(await store.GiveAsync(Person.Id, grants, actor, CancellationToken.None));
            return;
        }
        (var made, problem) = await desk.CreateAsync(account, name, grants, actor, CancellationToken.None);
        busy = false;
        if (problem is null)
            await Invited.InvokeAsync(made);
    }
}
