using System.Globalization;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Features.Journeys.Exporting;

/// <summary>Which journeys the list shows: those in a state, or all that are not archived; and those whose name holds some letters.</summary>
internal static class JourneyFilter
{
    public static IEnumerable<JourneyOverview> Of(IEnumerable<JourneyOverview> journeys, string? state, string? find) => journeys
        .Where(journey => state is null ? journey.State != JourneyStates.Archived : journey.State == state)
        .Where(journey => find is null || CultureInfo.CurrentCulture.CompareInfo.IndexOf(journey.Name, find, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0);
}
