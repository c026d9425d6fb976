using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>What guides have to do: one task open with its script and outcomes, the others beside it.</summary>
public sealed partial class TasksPage(TaskListings listings, TaskStores places, PersonalMasks masks, SignedIn signedIn, NavigationManager navigation, TimeProvider clock)
{
    private const int PageSize = 40;
    private IReadOnlyDictionary<string, LocalText> stores = new Dictionary<string, LocalText>(StringComparer.Ordinal);
    private IReadOnlyList<TaskListing>? tasks;
    private TaskListing? opened;
    private TaskCounts? counts;
    private (string? View, string? Store, string? Task)? loaded;
    private int wanted = PageSize;
    private string? kept;
    private string? said;
    private string saidTone = "";

    [SupplyParameterFromQuery] private string? View { get; set; }

    [SupplyParameterFromQuery] private string? Store { get; set; }

    [SupplyParameterFromQuery(Name = "task")] private string? Asked { get; set; }

    private TaskView Chosen => TaskViews.Of(View);

    /// <summary>The one that was asked for; else the one at hand, so that nothing slips away while a note is typed; else the most urgent.</summary>
    private TaskListing? Shown => Asked is not null ? Listed(Asked) ?? opened : Listed(kept) ?? (tasks is [var first, ..] ? first : null);

    protected override async Task OnInitializedAsync() => stores = await places.ReadAsync(await signedIn.ScopeAsync(StudioPolicies.WorkTasks), CancellationToken.None);

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (View, Store, Asked))
            return;
        if (loaded is { } before && (before.View, before.Store) != (View, Store))
            (wanted, said, kept) = (PageSize, null, null);
        loaded = (View, Store, Asked);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var now = clock.GetUtcNow();
        var filter = new TaskFilter { Scope = await signedIn.ScopeAsync(StudioPolicies.WorkTasks), View = Chosen, Store = Store };
        counts = await listings.CountAsync(filter, now, CancellationToken.None);
        var page = await listings.PageAsync(filter, after: null, wanted, now, CancellationToken.None);
        var asked = Asked is null || page.Any(task => task.Task.PublicId == Asked) ? null : await listings.FindAsync(Asked, filter.Scope, CancellationToken.None);
        await masks.ReadAsync(page.Append(asked).OfType<TaskListing>().Select(task => task.Task.MemberId));
        (tasks, opened) = (page, asked);
        kept = Shown?.Task.PublicId;
    }

    private async Task FinishedAsync(TaskAnswer answer)
    {
        (said, saidTone) = answer.Turn == TaskTurn.Finished
            ? (L["Finished", answer.Title, answer.Outcome], "ok")
            : (L[$"Turn.{answer.Turn}"], "warn");
        if (answer.Turn == TaskTurn.Finished && Asked is not null)
            navigation.NavigateTo(Address("task", null), replace: true);
        await LoadAsync();
    }

    /// <summary>Who may look behind the mask is to say the words of the task; others see that it is there and how it stands.</summary>
    private PersonalMask MaskOf(TaskListing task) => masks.MayLook ? PersonalMask.None : masks.Of(task.Task.MemberId);

    private TaskListing? Listed(string? publicId) => tasks?.FirstOrDefault(task => task.Task.PublicId == publicId);

    private Task MoreAsync()
    {
        wanted += PageSize;
        return LoadAsync();
    }

    private int? Count(TaskView view) => view switch
    {
        TaskView.Open => counts?.Open,
        TaskView.Overdue => counts?.Overdue,
        _ => null,
    };

    private void ChooseStore(ChangeEventArgs change) => navigation.NavigateTo(Address("store", change.Value?.ToString() is { Length: > 0 } key ? key : null), replace: true);

    private string Open(TaskListing task) => navigation.GetUriWithQueryParameter("task", task.Task.PublicId) + "#task";

    /// <summary>This page with one part of its address changed; another list begins with its own first task.</summary>
    private string Address(string parameter, string? value) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["task"] = null, [parameter] = value }).Split('#')[0];
}
