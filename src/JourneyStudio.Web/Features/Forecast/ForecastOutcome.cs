using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Storage.Journeys.Scenarios;

namespace JourneyStudio.Web.Features.Forecast;

/// <summary>What came of a journey in a forecast.</summary>
/// <param name="Title">What it is called beside the other.</param>
/// <param name="Journey">The journey.</param>
/// <param name="Tally">What was counted.</param>
public sealed record ForecastOutcome(string Title, TriedJourney Journey, ForecastTally Tally);
