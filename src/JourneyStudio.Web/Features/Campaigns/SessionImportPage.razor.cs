using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Importing;
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
    private IReadOnlyList<ImportRow> recent = [];
    private ImportRow? opened;
    private SessionFile? file;
    private SessionFileSetup? setup;
    private string? chosen;
    private bool done;
    private bool busy;
    private bool ready;

    private long New => opened?.Created ?? rows?.Count(row => row.Created) ?? 0;

    private long There => opened?.Unchanged ?? rows?.Count(row => row is { Created: false, Problem: null }) ?? 0;

    private IReadOnlyList<SessionFileRow> Rejected => [.. rows?.Where(row => row.Problem is not null) ?? []];

    protected override async Task OnInitializedAsync()
    {
        campaigns = await listings.AllAsync(await signedIn.ScopeAsync(StudioPolicies.EditSessions), CancellationToken.None);
        await LookAsync();
    }

    private async Task LookAsync() => recent = await imports.OfAsync(await signedIn.ActorAsync(), CancellationToken.None);

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
        (file, setup, rows, opened, done, problems, busy, chosen) = (null, null, null, null, false, [], true, change.File.Name);
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
            if (read.TryGet(out var taken))
                file = taken with { Name = change.File.Name };
            if (file is not null)
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
            rows = await imports.PreviewAsync(file!, wanted, await signedIn.ScopeAsync(StudioPolicies.EditSessions), CancellationToken.None);
    }

    private async Task ImportAsync()
    {
        busy = true;
        var import = await imports.BeginAsync(file!, setup!, await signedIn.ScopeAsync(StudioPolicies.EditSessions), await signedIn.ActorAsync(), CancellationToken.None);
        await LookAsync();
        StateHasChanged();
        var made = await imports.CarryOutAsync(import, CancellationToken.None);
        await LookAsync();
        if (made.Count == file!.Rows.Length)
            rows = made;
        else if (recent.FirstOrDefault(known => known.Id == import.Id) is { } ended)
            await OpenAsync(ended);
        (busy, done) = (false, true);
    }

    private async Task StopAsync(ImportRow import)
    {
        await imports.CancelAsync(import.Id, await signedIn.ActorAsync(), CancellationToken.None);
        await LookAsync();
    }

    /// <summary>Shows how one of before has ended.</summary>
    private async Task OpenAsync(ImportRow import)
    {
        var order = SessionOrder.Read(import.Setup!);
        rows = await imports.RejectedAsync(import, CancellationToken.None);
        (file, setup, opened, done, problems) = (new SessionFile(order.Header, []), order.Setup, import, true, []);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
