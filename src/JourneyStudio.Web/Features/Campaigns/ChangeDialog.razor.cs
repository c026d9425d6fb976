using JourneyStudio.Engine;
using JourneyStudio.Runtime.Campaigns;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Campaigns;

public sealed partial class ChangeDialog(SessionDesk desk, SessionPreviews previews, SignedIn signedIn)
{
    private SessionInput input = new();
    private SessionPreview? preview;
    private IReadOnlyList<Problem> problems = [];
    private string reason = "";
    private bool busy;

    [Parameter, EditorRequired] public SessionRow Session { get; set; } = null!;

    /// <summary>Reschedule or cancel.</summary>
    [Parameter, EditorRequired] public SessionAct Act { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Told what was done.</summary>
    [Parameter] public EventCallback<string> Done { get; set; }

    protected override Task OnInitializedAsync()
    {
        input = SessionInput.Of(Session);
        return Act == SessionAct.Cancel ? LookAsync() : Task.CompletedTask;
    }

    private async Task LookAsync()
    {
        (preview, problems) = (null, []);
        SessionTimes? times = null;
        if (Act == SessionAct.Reschedule)
        {
            var read = input.ReadTimes();
            problems = read.TryGet(out times) ? [] : read.Problems;
            if (times is null)
                return;
        }
        preview = await previews.OfAsync(Session, times, CancellationToken.None);
    }

    private async Task DoAsync()
    {
        var (scope, actor) = (await signedIn.ScopeAsync(StudioPolicies.EditSessions), await signedIn.ActorAsync());
        busy = true;
        problems = Act == SessionAct.Cancel
            ? await desk.CancelAsync(Session.Key, reason, scope, actor, CancellationToken.None)
            : await desk.RescheduleAsync(Session.Key, input.ReadTimes().Value, scope, actor, CancellationToken.None);
        busy = false;
        if (problems.Count == 0)
            await Done.InvokeAsync(L[$"Change.Done.{Act}"]);
    }
}
