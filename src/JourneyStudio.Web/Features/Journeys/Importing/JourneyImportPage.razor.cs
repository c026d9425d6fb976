using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys.Importing;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace JourneyStudio.Web.Features.Journeys.Importing;

/// <summary>Imports workflow files: chosen, looked at, imported.</summary>
public sealed partial class JourneyImportPage(SignedIn signedIn)
{
    private const string Create = "create";
    private const string Map = "map:";
    private readonly Dictionary<MissingReference, ReferenceChoice> choices = [];
    private ImportLook? look;
    private SavedImport? saved;
    private Problem? problem;
    private string? chosen;
    private bool mayCreate;
    private bool busy;
    private bool ready;

    [Inject] private JourneyImportDesk Desk { get; set; } = null!;

    /// <summary>"3 new journeys, 1 new draft".</summary>
    private string Sum => string.Join(L["Comma"], Parts());

    protected override async Task OnInitializedAsync() => mayCreate = await signedIn.MayAsync(StudioPolicies.Studio);

    /// <summary>From here on a file that is chosen is heard of.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private IEnumerable<string> Parts()
    {
        var (begun, replaced) = saved is { } done ? (done.Drafts.Count(draft => draft.New), done.Drafts.Count(draft => !draft.New)) : (look!.New, look.Replaced);
        if (begun > 0 || replaced == 0)
            yield return L.Counted("Import.New", begun);
        if (replaced > 0)
            yield return L.Counted("Import.Drafts", replaced);
    }

    private async Task TakeAsync(InputFileChangeEventArgs change)
    {
        (look, saved, problem, busy) = (null, null, null, true);
        choices.Clear();
        chosen = change.FileCount == 1 ? change.File.Name : L.Counted("Import.Chosen", change.FileCount);
        if (change.FileCount > WorkflowArchive.MostFiles)
            problem = new Problem("import.many", WorkflowArchive.MostFiles.ToString(CultureInfo.InvariantCulture));
        else if (change.GetMultipleFiles(WorkflowArchive.MostFiles).Sum(file => file.Size) > JourneyImportDesk.MostBytes)
            problem = ImportBody.TooLarge();
        else
            look = await Desk.LookAsync(await ReadAsync(change.GetMultipleFiles(WorkflowArchive.MostFiles)), CancellationToken.None);
        busy = false;
    }

    private static async Task<IReadOnlyList<WorkflowFile>> ReadAsync(IReadOnlyList<IBrowserFile> given)
    {
        var files = new List<WorkflowFile>();
        foreach (var file in given)
        {
            await using var stream = file.OpenReadStream(JourneyImportDesk.MostBytes);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            files.Add(new WorkflowFile(file.Name, bytes.ToArray()));
        }

        return files;
    }

    /// <summary>Goes on without a file.</summary>
    private void Drop(ImportedFile file) => look = look! with { Files = look.Files.Remove(file) };

    private string Chosen(MissingReference missing) => choices.GetValueOrDefault(missing) switch
    {
        { Act: ReferenceAct.Create } => Create,
        { Act: ReferenceAct.Map } choice => Map + choice.Key,
        _ => "",
    };

    private void Choose(MissingReference missing, string? choice) => choices[missing] =
        choice == Create ? new ReferenceChoice(ReferenceAct.Create)
        : choice?.StartsWith(Map, StringComparison.Ordinal) == true ? new ReferenceChoice(ReferenceAct.Map, choice[Map.Length..])
        : ReferenceChoice.Leave;

    private async Task ImportAsync()
    {
        var creates = choices.Values.Any(choice => choice.Act == ReferenceAct.Create);
        if (busy || !await signedIn.MayAsync(creates ? StudioPolicies.Studio : StudioPolicies.Draft))
            return;
        busy = true;
        try
        {
            var result = await Desk.SaveAsync(look!, choices, await signedIn.ActorAsync(), CancellationToken.None);
            (saved, problem) = result.TryGet(out var done) ? (done, null) : ((SavedImport?)null, result.Problems[0]);
        }
        catch (Exception exception) when (StorageTrouble.Is(exception))
        {
            problem = new Problem("import.storage");
        }
        finally
        {
            busy = false;
        }
    }
}
