using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Operating;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Migrating;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Operations.Migrating;

/// <summary>Takes members in flight to another version: who stands where, what becomes of each, what that does to their times; and back.</summary>
public sealed partial class MigrationPage(
    MigrationControl control, MigrationPreviews previews, MigrationReading migrations, OperationReading reading, ActivityCatalog catalog, NavigationManager navigation)
{
    private const int Shown = 10;
    private JourneyStanding? standing;
    private IReadOnlyList<MembersAt> members = [];
    private IReadOnlyList<OperationStatus> operations = [];
    private MigrationSheet? sheet;
    private ImmutableArray<Problem> problems = [];
    private int? from;
    private int? to;
    private bool missing;
    private bool ready;
    private bool previewing;
    private bool asking;
    private bool busy;
    private string? failure;
    private string? refused;

    /// <summary>Logical id of the journey.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <summary>Version that members are in; without it the newest old one that somebody is in.</summary>
    [SupplyParameterFromQuery(Name = "from")] private int? FromVersion { get; set; }

    /// <summary>Version that they go to; without it the newest.</summary>
    [SupplyParameterFromQuery(Name = "to")] private int? ToVersion { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    private string Operations => $"/journeys/{Uri.EscapeDataString(Id)}/operations";

    protected override async Task OnParametersSetAsync()
    {
        standing = await reading.StandingAsync(Id, CancellationToken.None);
        missing = standing is null;
        await LookAsync();
        int? newest = standing is { Versions: [var latest, ..] } ? latest : null;
        from = FromVersion ?? members.Select(one => (int?)one.Version).FirstOrDefault(number => number != (ToVersion ?? newest));
        to = ToVersion ?? standing?.Versions.Where(number => number != from).Select(number => (int?)number).FirstOrDefault();
        await FillInAsync();
    }

    /// <summary>Before there is a circuit a click would be lost.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        members = await migrations.StandingAsync(Id, CancellationToken.None);
        operations = await reading.LatestAsync(Id, Shown, CancellationToken.None);
        sheet?.Count(MembersOf(sheet.From));
    }

    private async Task FillInAsync()
    {
        (sheet, problems) = (null, []);
        if (from is not { } old || to is not { } other)
            return;
        var (left, right) = (await control.VersionAsync(Id, old, CancellationToken.None), await control.VersionAsync(Id, other, CancellationToken.None));
        problems = [.. left.Problems, .. right.Problems];
        if (!problems.IsEmpty)
            return;
        sheet = new MigrationSheet(left.Value, right.Value, MembersOf(old), catalog, CultureInfo.CurrentUICulture.Name);
        await PreviewAsync();
    }

    private Dictionary<string, long> MembersOf(int version) => members.Where(one => one.Version == version).ToDictionary(one => one.Activity, one => one.Members);

    private string Counted(int version) => L.Counted("InVersion", members.Where(one => one.Version == version).Sum(one => one.Members));

    private void GoAsync(object? fromVersion, object? toVersion) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["from"] = Number(fromVersion), ["to"] = Number(toVersion) is { } number && number != Number(fromVersion) ? number : null }));

    private static int? Number(object? value) => int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task PreviewAsync()
    {
        problems = sheet!.Problems;
        previewing = true;
        await sheet.PreviewAsync(previews, CancellationToken.None);
        previewing = false;
    }

    private async Task StartAsync()
    {
        busy = true;
        var begun = await control.BeginAsync(Id, sheet!.From, sheet.To, sheet.Map, await ActorAsync(), CancellationToken.None);
        (busy, asking, failure) = (false, !begun.IsOk, begun.IsOk ? null : Say(begun.Problems[0]));
        await LookAsync();
    }

    private async Task CancelAsync(long operation) => Told(await control.CancelAsync(Id, operation, await ActorAsync(), CancellationToken.None));

    private async Task TakeBackAsync(long operation) => Told(await control.TakeBackAsync(Id, operation, await ActorAsync(), CancellationToken.None));

    private void Told(Result<long> result) => refused = result.IsOk ? null : Say(result.Problems[0]);

    private async Task<long> ActorAsync() => Actor.Of((await Authentication).User);

    private static string Say(Problem problem) => ProblemTexts.Say(problem, CultureInfo.CurrentUICulture.Name);
}
