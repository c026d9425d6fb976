using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Storage.Forecasting;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Web.Features.Forecast;

/// <summary>Runs forecasts. Real members are read, never written.</summary>
internal sealed class ForecastDesk(TriedJourneys journeys, JourneyPublishing publishing, ForecastHistory history, TimeProvider clock)
{
    /// <summary>What stands beside the draft; null where it is not there.</summary>
    public async Task<TriedJourney?> BesideAsync(string definitionId, string beside, CancellationToken cancellationToken)
    {
        if (beside != ForecastForm.Live) return await journeys.OpenAsync(beside, cancellationToken);
        return await publishing.PublishedAsync(definitionId, cancellationToken) is { } version && DefinitionJson.Read(version.Text).TryGet(out var live) ? await journeys.OpenAsync(live, cancellationToken) : null;
    }

    /// <summary>How many members a forecast follows.</summary>
    public Task<long> CountAsync(ForecastForm form, CancellationToken cancellationToken) => form.Real ? history.CountAsync(cancellationToken) : Task.FromResult((long)form.Members);

    /// <param name="journey">A journey that can be run.</param>
    /// <param name="form">What is asked.</param>
    /// <param name="done">Told how many members are done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ForecastTally> RunAsync(TriedJourney journey, ForecastForm form, Action<long> done, CancellationToken cancellationToken)
    {
        var span = ForecastSpan.Before(clock.GetUtcNow(), form.Days, TimeZoneInfo.FindSystemTimeZoneById(journey.Content.Content.Zone));
        return Task.Run(
            () => form.Real
                ? history.RunAsync(journey.Plan!, journey.Content, span, done, cancellationToken)
                : new SyntheticLoad(form.Members, form.Answering / 100.0).RunAsync(journey.Plan!, journey.Content, span, done, cancellationToken),
            cancellationToken);
    }
}
