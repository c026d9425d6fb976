using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components.Forms;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>Makes the sessions of a file: chosen, looked at, made.</summary>
public sealed partial class SessionImportPage(SessionImports imports, CampaignListings listings, SignedIn signedIn)
{
    private const int Shown = 100;
    private IReadOnlyList<CampaignListing> campaigns = [];
    private IReadOnlyList<Problem> problems = [];
    private IReadOnlyList<SessionFileRow>? rows;
    private SessionFile? file;
    private SessionFileSetup? setup;
    private string? chosen;
    private bool done;
    private bool busy;
    private bool ready;

    private int New => rows?.Count(row => row.Created) ?? 0;

    private int There => rows?.Count(row => row is { Created: false, Problem: null }) ?? 0;

    private IReadOnlyList<SessionFileRow> Rejected => [.. rows?.Where(row => row.Problem is not null) ?? []];

    protected override async Task OnInitializedAsync() => campaigns = await listings.AllAsync(await signedIn.ScopeAsync(), CancellationToken.None);

    /// <summary>From here on a file that is chosen is heard of.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task TakeAsync(InputFileChangeEventArgs change)
    {
        (file, setup, rows, done, problems, busy, chosen) = (null, null, null, false, [], true, change.File.Name);
        try
        {
            if (change.File.Size > SessionImports.LargestFile)
            {
                problems = [new Problem("import.too-large", (SessionImports.LargestFile / (1024 * 1024)).ToString(CultureInfo.InvariantCulture))];
                return;
            }
            await using var stream = change.File.OpenReadStream(SessionImports.LargestFile);
            var read = await imports.ReadAsync(stream, CancellationToken.None);
            problems = read.Problems;
            if (read.TryGet(out file))
                await ChangeAsync(SessionImports.Suggest(file));
        }
        finally
        {
            busy = false;
        }
    }

    private async Task ChangeAsync(SessionFileSetup wanted)
    {
        (setup, rows) = (wanted, null);
        problems = SessionImports.Check(wanted);
        if (problems.Count == 0)
            rows = await imports.PreviewAsync(file!, wanted, await signedIn.ScopeAsync(), CancellationToken.None);
    }

    private async Task ImportAsync()
    {
        busy = true;
        rows = await imports.ImportAsync(file!, setup!, await signedIn.ScopeAsync(), await signedIn.ActorAsync(), CancellationToken.None);
        (busy, done) = (false, true);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
