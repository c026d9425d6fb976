using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>One task: whom it is about, what to say, and what came of it. Copying needs no circuit.</summary>
public sealed partial class TaskCard(TaskDesk desk, SignedIn signedIn, TimeProvider clock)
{
    private string note = "";
    private bool busy;
    private bool ready;

    [Parameter, EditorRequired] public TaskListing Item { get; set; } = null!;

    /// <summary>What of the task's words is hidden. The member's name always is: their page shows it to whoever looks.</summary>
    [Parameter, EditorRequired] public PersonalMask Mask { get; set; } = null!;

    [Parameter] public EventCallback<TaskAnswer> OnFinished { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    private GuideTaskRow Task => Item.Task;

    private string ScriptId => $"script-{Task.PublicId}";

    private string NoteId => $"note-{Task.PublicId}";

    private (string Key, string IconName, string Tone) Mark => TaskMarks.State(Item, clock.GetUtcNow());

    private IEnumerable<string> Belongs => new[]
    {
        Item.StoreNames?.In(StudioLanguages.Current),
        Item.AssigneeNames is { } guide ? L["For", guide.In(StudioLanguages.Current)] : L["Nobody"].Value,
        Item.JourneyName is { } journey ? L["From", journey].Value : null,
    }.OfType<string>();

    /// <summary>Before there is a circuit a tap would be lost.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        ready = true;
        StateHasChanged();
    }

    private async Task FinishAsync(string outcome)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            var by = (await Authentication).User.Identity?.Name ?? "";
            var turn = await desk.FinishAsync(Task.PublicId, await signedIn.ScopeAsync(StudioPolicies.WorkTasks), outcome, note, by, CancellationToken.None);
            await OnFinished.InvokeAsync(new TaskAnswer(turn, Mask.Text(Task.Title), outcome));
        }
        finally
        {
            busy = false;
        }
    }
}
