using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Members;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Importing;

/// <summary>One import: what its columns stand for, what would become of the first rows, and how far it has come.</summary>
public sealed partial class ImportPage(MemberImports imports, ImportStore store, Vocabulary vocabulary, IStringLocalizer<FieldWords> fields, AuditLog log, SignedIn person)
{
    private const int Previewed = 20;

    private ImportRow? import;
    private ImportSetup? setup;
    private ImportPreview? preview;
    private IReadOnlyList<Problem> problems = [];
    private ContentCatalog content = ContentCatalog.Empty;
    private FieldWords? words;
    private bool missing;
    private bool busy;

    [Parameter] public long Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (import?.Id == Id)
            return;
        await LookAsync();
        missing = import is null;
        if (import?.State != ImportStates.Uploaded)
            return;
        content = (await vocabulary.ReadAsync(CancellationToken.None)).Content;
        words = new FieldWords(fields, content);
        if (await imports.SuggestAsync(import, null, null, CancellationToken.None) is { } suggested)
            await ChangeAsync(suggested);
        // the first rows stand there as they are: whoever checks the columns has to read them
        await log.NoteLookAsync("member.import.look", "import", Id.ToString(CultureInfo.InvariantCulture), await person.ActorAsync(), CancellationToken.None);
    }

    private async Task LookAsync() => import = await store.FindAsync(Id, CancellationToken.None);

    private async Task ChangeAsync(ImportSetup changed)
    {
        problems = await imports.CheckAsync(import!, changed, CancellationToken.None);
        preview = await imports.PreviewAsync(import!, changed, Previewed, CancellationToken.None);
        setup = changed;
    }

    /// <summary>The file is read otherwise: its columns are guessed anew.</summary>
    private async Task RereadAsync(CsvFormat format)
    {
        if (await imports.SuggestAsync(import!, format.Encoding, format.Separator, CancellationToken.None) is { } suggested)
            await ChangeAsync(setup! with { Format = suggested.Format, Columns = suggested.Columns, Identity = suggested.Identity });
    }

    private async Task StartAsync()
    {
        busy = true;
        problems = await imports.StartAsync(import!, setup!, Actor.Of((await SignedIn).User), CancellationToken.None);
        busy = false;
        if (problems.Count > 0)
            return;
        (setup, preview) = (null, null);
        await LookAsync();
    }

    private async Task CancelAsync()
    {
        await imports.CancelAsync(import!, Actor.Of((await SignedIn).User), CancellationToken.None);
        (setup, preview) = (null, null);
        await LookAsync();
    }

    private string Say(Problem problem) => problem.Code is "import.identity" or "import.field" or "import.field-twice"
        ? ProblemTexts.Say(problem with { Arguments = [words!.Of(problem.Arguments[0])] }, StudioLanguages.Current)
        : ProblemTexts.Say(problem, StudioLanguages.Current);
}
