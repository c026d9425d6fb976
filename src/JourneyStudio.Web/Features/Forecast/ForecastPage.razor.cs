using System.Globalization;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;
using JourneyStudio.Storage.Messages;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Forecast;

/// <summary>What a draft would do to many members: asked, followed while it runs, and shown.</summary>
public sealed partial class ForecastPage : IDisposable
{
    private readonly ForecastForm form = new();
    private IReadOnlyList<ForecastOutcome> outcomes = [];
    private IReadOnlyList<KeyValuePair<string, string>> others = [];
    private Dictionary<string, int?> limits = [];
    private ContentNames? names;
    private TriedJourney? journey;
    private CancellationTokenSource? running;
    private string? wrong;
    private string said = "";
    private long done;
    private long total;
    private bool hasLive;
    private bool missing;
    private bool ready;

    [Parameter] public string DefinitionId { get; set; } = "";

    [Inject] private ForecastDesk Desk { get; set; } = null!;
    [Inject] private TriedJourneys Journeys { get; set; } = null!;
    [Inject] private JourneyOverviews Overviews { get; set; } = null!;
    [Inject] private JourneyPublishing Publishing { get; set; } = null!;
    [Inject] private ChannelReading Channels { get; set; } = null!;
    [Inject] private ContentNaming Naming { get; set; } = null!;

    private string Designer => $"/journeys/{Uri.EscapeDataString(DefinitionId)}";

    private bool Running => running is not null;

    public void Dispose() => running?.Cancel();

    protected override async Task OnParametersSetAsync()
    {
        if (journey?.Definition.DefinitionId == DefinitionId) return;
        running?.Cancel();
        outcomes = [];
        journey = await Journeys.OpenAsync(DefinitionId, CancellationToken.None);
        missing = journey is null;
        if (missing) return;
        hasLive = await Publishing.PublishedAsync(DefinitionId, CancellationToken.None) is not null;
        others = [.. (await Overviews.NamesAsync(CancellationToken.None)).Where(other => other.Key != DefinitionId)];
        limits = (await Channels.ChannelsAsync(CancellationToken.None)).ToDictionary(channel => channel.Key, channel => channel.PerMinute);
        names = await Naming.ReadAsync(CancellationToken.None);
        ready = true;
    }

    private void Read(ChangeEventArgs change, int least, int most, string field, Action<int> set)
    {
        var isNumber = int.TryParse(change.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;
        wrong = isNumber ? null : L["Wrong", field, least.ToString("N0", CultureInfo.CurrentCulture), most.ToString("N0", CultureInfo.CurrentCulture)].Value;
        if (isNumber) set(value);
    }

    private async Task RunAsync()
    {
        using var run = new CancellationTokenSource();
        (running, outcomes, said, done) = (run, [], "", 0);
        try
        {
            var beside = form.Beside.Length == 0 ? null : await Desk.BesideAsync(DefinitionId, form.Beside, run.Token);
            if (form.Beside.Length > 0 && beside?.Plan is null)
            {
                said = L["Beside.Broken"];
                return;
            }

            var one = await Desk.CountAsync(form, run.Token);
            total = beside is null ? one : one * 2;
            var found = new List<ForecastOutcome> { new(L["Draft"], journey!, await Desk.RunAsync(journey!, form, count => Tell(run, count), run.Token)) };
            if (beside is not null)
                found.Add(new ForecastOutcome(form.Beside == ForecastForm.Live ? L["Live"] : beside.Name, beside, await Desk.RunAsync(beside, form, count => Tell(run, one + count), run.Token)));
            outcomes = found;
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            said = L["Cancelled"];
        }
        finally
        {
            if (running == run) running = null;
        }
    }

    private void Tell(CancellationTokenSource run, long count)
    {
        if (running != run) return;
        done = count;
        _ = InvokeAsync(StateHasChanged);
    }

    private Task CancelAsync() => running?.CancelAsync() ?? Task.CompletedTask;
}
