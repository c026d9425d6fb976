using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Migrating;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Designer.Publishing;

public sealed partial class PublishDialog
{
    private bool ready;
    private bool busy;
    private bool required;
    private long? me;
    private ApprovalRequest? asked;
    private string? failure;
    private MigrationSheet? moving;
    private int movedFrom;

    /// <summary>State of the draft that its scenarios let be published; null: they have not said so, or do not.</summary>
    private int? green;

    /// <summary>Number of the version that was published while its members could not be moved; null before.</summary>
    private int? live;

    [Parameter, EditorRequired] public DraftView Draft { get; set; } = null!;
    [Parameter] public JourneyVersionRow? Published { get; set; }

    /// <summary>The published version in the same words; null before the first.</summary>
    [Parameter] public DraftView? Before { get; set; }
    [Parameter, EditorRequired] public IReadOnlyList<VersionChange> Changes { get; set; } = [];
    [Parameter] public EventCallback Close { get; set; }
    [Parameter] public EventCallback<string> Show { get; set; }
    [Parameter] public EventCallback Done { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;
    [Inject] private Publisher Publisher { get; set; } = null!;
    [Inject] private JourneyApprovals Approvals { get; set; } = null!;
    [Inject] private MigrationControl Migrations { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Who asks that just this draft be published.</summary>
    private ApprovalRequest? Question => required && asked?.Revision == Draft.Stored.Revision ? asked : null;

    /// <summary>By which map members are moved; one that was made for an earlier state of the draft counts for nothing.</summary>
    private MigrationSheet? Moving => required || movedFrom != Draft.Stored.Revision ? null : moving;

    private bool CanPublish => Draft.Blocking == 0 && green == Draft.Stored.Revision && !busy && Changes.Count > 0 && Moving is not { Problems.IsEmpty: false };

    /// <summary>What is live already has to be shown behind the dialog.</summary>
    private EventCallback Leave => live is null ? Close : Done;

    private string Migration => $"/journeys/{Uri.EscapeDataString(Draft.Stored.Definition.DefinitionId)}/migration";

    private int Number => (Published?.Number ?? 0) + 1;

    private string Sum => L["Publish.Sum", Count(ChangeKind.Added), Changes.Count - Count(ChangeKind.Added) - Count(ChangeKind.Removed), Count(ChangeKind.Removed)];

    private int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        me = long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
        await AskedAsync();
        ready = true;
    }

    private async Task PublishAsync()
    {
        (busy, failure) = (true, null);
        var (sheet, map) = (Moving, Moving?.Map);
        var number = await Publisher.PublishAsync(Draft, me, CancellationToken.None);
        busy = false;
        if (number is null) failure = L["Publish.MovedOn"];
        else if (sheet is null) await Done.InvokeAsync();
        else if (sheet.To != number) (live, failure) = (number, L["Publish.Move.Overtaken", number]);
        else await MoveAsync(sheet.From, number.Value, map!);
    }

    private async Task MoveAsync(int from, int number, ImmutableSortedDictionary<string, MigrationChoice> map)
    {
        var begun = await Migrations.BeginAsync(Draft.Stored.Definition.DefinitionId, from, number, map, me!.Value, CancellationToken.None);
        if (begun.IsOk) Navigation.NavigateTo(Migration);
        else (live, failure) = (number, L["Publish.Move.Failed", number, ProblemTexts.Say(begun.Problems[0], StudioLanguages.Current)]);
    }

    private void Judge(bool blocks) => green = blocks ? null : Draft.Stored.Revision;

    private void Move(MigrationSheet? sheet) => (moving, movedFrom) = (sheet, Draft.Stored.Revision);

    private async Task ActAsync(Func<DraftView, long?, CancellationToken, Task<bool>> act)
    {
        (busy, failure) = (true, null);
        if (!await act(Draft, me, CancellationToken.None)) failure = L["Publish.MovedOn"];
        await AskedAsync();
        busy = false;
    }

    private async Task AskedAsync()
    {
        required = await Approvals.IsRequiredAsync(CancellationToken.None);
        asked = await Approvals.FindAsync(Draft.Stored.Definition.DefinitionId, CancellationToken.None);
    }
}
