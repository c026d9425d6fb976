using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Designer.Publishing;

public sealed partial class PublishDialog
{
    private bool busy;
    private bool required;
    private long? me;
    private ApprovalRequest? asked;
    private string? failure;

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

    /// <summary>Who asks that just this draft be published.</summary>
    private ApprovalRequest? Question => required && asked?.Revision == Draft.Stored.Revision ? asked : null;

    private bool CanPublish => Draft.Blocking == 0 && !busy && Changes.Count > 0;

    private int Number => (Published?.Number ?? 0) + 1;

    private string Sum => L["Publish.Sum", Count(ChangeKind.Added), Changes.Count - Count(ChangeKind.Added) - Count(ChangeKind.Removed), Count(ChangeKind.Removed)];

    private int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        me = long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
        await AskedAsync();
    }

    private async Task PublishAsync()
    {
        (busy, failure) = (true, null);
        var number = await Publisher.PublishAsync(Draft, me, CancellationToken.None);
        busy = false;
        if (number is null) failure = L["Publish.MovedOn"];
        else await Done.InvokeAsync();
    }

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
