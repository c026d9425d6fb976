using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.ApiKeys;

public sealed partial class NewKeyDialog(ApiKeyDesk desk, SignedIn signedIn)
{
    private static readonly int[] DayChoices = [30, 90, 365];
    private readonly HashSet<string> scopes = new(StringComparer.Ordinal);
    private string name = "";
    private long? unit;
    private long? line;
    private int? days = 90;
    private string? problem;
    private bool busy;

    /// <summary>The tree, each unit behind the one above it.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OrgUnitRow> Units { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<ProductLineRow> Lines { get; set; } = [];

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told the new key, which nobody can read again.</summary>
    [Parameter] public EventCallback<string> Made { get; set; }

    private void Toggle(string scope)
    {
        if (!scopes.Remove(scope))
            scopes.Add(scope);
    }

    private async Task MakeAsync()
    {
        busy = true;
        (var key, problem) = await desk.CreateAsync(new ApiKeyWish(name, scopes, unit, line, days), await signedIn.ActorAsync(), CancellationToken.None);
        busy = false;
        if (key is not null)
            await Made.InvokeAsync(key);
    }
}
