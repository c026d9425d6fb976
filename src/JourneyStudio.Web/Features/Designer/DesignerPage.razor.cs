using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Canvas;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Features.Designer.Presence;
using JourneyStudio.Web.Features.Designer.Publishing;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace JourneyStudio.Web.Features.Designer;

/// <summary>The designer. The script holds what is drawn and sends every edit; this page renders palette, panel and checks and learns revisions.</summary>
public sealed partial class DesignerPage : IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ElementReference root;
    private CanvasHandle? canvas;
    private IDisposable? notices;
    private DraftPeople.Seat? seat;
    private IReadOnlyList<PersonView> people = [];
    private DraftView? draft;
    private DraftView? before;
    private JourneyVersionRow? published;
    private IReadOnlyList<VersionChange> changes = [];
    private IReadOnlyList<KindView> kinds = [];
    private IReadOnlyList<string> selected = [];
    private JourneyCounts counts = JourneyCounts.None;
    private FieldSample? sample;
    private int explained;
    private bool missing;
    private bool checksOpen;
    private bool publishing;

    [Parameter] public string DefinitionId { get; set; } = "";

    [SupplyParameterFromQuery] private string? Mode { get; set; }

    /// <summary>Anything: the first journey is shown step by step.</summary>
    [SupplyParameterFromQuery] private string? Tour { get; set; }

    /// <summary>An activity to show when the page opens.</summary>
    [SupplyParameterFromQuery] private string? Activity { get; set; }

    [Inject] private DraftDesk Desk { get; set; } = null!;
    [Inject] private JourneyRuleWords Words { get; set; } = null!;
    [Inject] private DraftNotices Notices { get; set; } = null!;
    [Inject] private DraftPeople People { get; set; } = null!;
    [Inject] private CircuitWatch Circuit { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Accounts { get; set; } = null!;
    [Inject] private JourneyPublishing Publications { get; set; } = null!;
    [Inject] private CountReading Counting { get; set; } = null!;
    [Inject] private FieldSamples Samples { get; set; } = null!;
    [Inject] private CanvasScript Script { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Counts are drawn unless the reader builds; before the first publication there is nothing to count.</summary>
    private bool Live => published is not null && Mode != "build";

    /// <summary>Live too, with the activities shaded by the share of members that they lose.</summary>
    private bool DropOff => Live && Mode == "drop-off";

    private FieldContext Fields => new(draft!.Content, StudioLanguages.Current)
    {
        Counts = true,
        Values = draft.Values,
        Sample = sample,
        Now = Clock.GetUtcNow(),
        Zone = draft.Stored.Definition.Rules.Zone is { } own && Zones.Find(own).TryGet(out var zone) ? zone : null,
    };

    protected override async Task OnInitializedAsync()
    {
        published = await Publications.PublishedAsync(DefinitionId, leaving.Token);
        kinds = Desk.Kinds();
        await ReloadAsync();
        missing = draft is null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (canvas is not null || draft is null) return;
        canvas = new CanvasHandle();
        notices = Notices.Subscribe(DefinitionId, revision => _ = InvokeAsync(() => MovedOnAsync(revision)));
        await canvas.OpenAsync(Script, root, DefinitionId, SelectAsync, MovedOnAsync, ExplainAsync);
        if (draft.Find(Activity) is { } wanted) await ShowAsync(wanted.Id);
        await SitDownAsync();
        _ = InvokeAsync(CountAsync);
        await ChooseSampleAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        notices?.Dispose();
        Circuit.Changed -= CameOrWent;
        seat?.Dispose();
        if (canvas is not null) await canvas.DisposeAsync();
        leaving.Dispose();
    }

    private string ModeAddress(string? mode) => Navigation.GetUriWithQueryParameter("mode", mode);

    /// <summary>Readings overlap when edits follow each other quickly: an older one that comes in last would take back what the panel shows, and with it what is typed there.</summary>
    private async Task ReloadAsync()
    {
        var read = await Desk.OpenAsync(DefinitionId, leaving.Token);
        if (read is null || read.Stored.Revision < draft?.Stored.Revision) return;
        draft = read;
        before = published is null ? null : Desk.Read(published, draft);
        changes = VersionDifference.Between(before, draft, Words);
    }

    private Task SelectAsync(IReadOnlyList<string> ids)
    {
        // Help that was asked for belongs to what was chosen then
        if (!ids.SequenceEqual(selected)) explained = 0;
        selected = ids;
        seat?.Select(ids);
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>By whose example the panel speaks as long as the page is open.</summary>
    private async Task ChooseSampleAsync(long? member)
    {
        sample = await Samples.FindAsync(draft!.Content.Content.Zone, member, leaving.Token);
        StateHasChanged();
    }

    private Task ExplainAsync(string id)
    {
        selected = [id];
        explained++;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task SitDownAsync()
    {
        var me = (await Accounts.GetAuthenticationStateAsync()).User;
        if (leaving.IsCancellationRequested) return;
        seat = People.Enter(DefinitionId, Actor.Of(me), me.Identity?.Name ?? "", () => _ = InvokeAsync(PeopleChangedAsync));
        Circuit.Changed += CameOrWent;
        await PeopleChangedAsync();
    }

    /// <summary>A browser that comes back has missed who came and went.</summary>
    private void CameOrWent(bool here)
    {
        seat?.Connected(here);
        if (here) _ = InvokeAsync(PeopleChangedAsync);
    }

    private async Task PeopleChangedAsync()
    {
        if (seat is null || leaving.IsCancellationRequested) return;
        people = seat.Others;
        StateHasChanged();
        try
        {
            await canvas!.InvokeAsync("people", people);
        }
        catch (Exception away) when (away is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone; it is told when it comes back
        }
    }

    /// <summary>The draft has a newer revision, from this page's script or from somebody else.</summary>
    private async Task MovedOnAsync(int revision)
    {
        if (draft is null || draft.Stored.Revision >= revision) return;
        await ReloadAsync();
        StateHasChanged();
        await canvas!.InvokeAsync("refresh", revision);
    }

    private Task SubmitAsync(object command) => canvas?.InvokeAsync("submit", command) ?? Task.CompletedTask;

    private async Task ShowAsync(string activity)
    {
        publishing = false;
        if (canvas is not null) await canvas.InvokeAsync("show", activity);
    }

    /// <summary>What is judged is the draft of this moment, also when the page has not heard of its last revision yet.</summary>
    private async Task OpenPublishingAsync()
    {
        await ReloadAsync();
        publishing = true;
    }

    private async Task PublishedAsync()
    {
        publishing = false;
        published = await Publications.PublishedAsync(DefinitionId, leaving.Token);
        await ReloadAsync();
    }

    /// <summary>Once a second at most, and only what has changed.</summary>
    private async Task CountAsync()
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1), Clock);
        var shown = "";
        try
        {
            do
            {
                var now = Live ? await Counting.ReadAsync(DefinitionId, leaving.Token) : JourneyCounts.None;
                var text = Live ? CanvasHandle.Text(now) : "";
                if (text == shown) continue;
                (shown, counts) = (text, now);
                StateHasChanged();
                await canvas!.InvokeAsync("counts", Live ? now.Activities : null);
            }
            while (await ticks.WaitForNextTickAsync(leaving.Token));
        }
        catch (OperationCanceledException)
        {
            // The page was left
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone, and the page with it
        }
    }
}
