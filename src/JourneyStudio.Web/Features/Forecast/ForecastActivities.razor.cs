using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Forecast;

public sealed partial class ForecastActivities(ActivityCatalog catalog)
{
    private List<(string Id, List<Place> Places)> rows = [];
    private string? shown;

    /// <summary>The draft's, then that of what stands beside it.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ForecastOutcome> Outcomes { get; set; } = [];

    /// <summary>What something is called beside the same of the other outcome.</summary>
    [Parameter, EditorRequired] public Func<ForecastOutcome, string, string> Named { get; set; } = null!;

    /// <summary>By whose clock days are named.</summary>
    [Parameter, EditorRequired] public TimeZoneInfo Zone { get; set; } = null!;

    /// <summary>The activity that is shown day by day.</summary>
    private string? Shown => rows.Exists(row => row.Id == shown) ? shown : rows.Select(row => row.Id).FirstOrDefault();

    /// <summary>An activity of the draft stands with the one of the same id beside it, if that is the same journey's.</summary>
    protected override void OnParametersSet() => rows =
    [
        .. from outcome in Outcomes
           from activity in outcome.Journey.Definition.Activities
           where outcome.Tally.Arrivals.ContainsKey(activity.Id)
           let place = new Place(outcome, activity.Id, ActivityLook.Of(activity, catalog, StudioLanguages.Current))
           group place by RowOf(outcome, activity.Id) into row
           select (row.Key, row.ToList()),
    ];

    private string RowOf(ForecastOutcome outcome, string activity) =>
        outcome.Journey.Definition.DefinitionId is var journey && journey == Outcomes[0].Journey.Definition.DefinitionId ? activity : $"{journey}/{activity}";

    /// <summary>An activity that nobody came to has no days to show.</summary>
    private void Look(string row)
    {
        if (rows.Exists(known => known.Id == row)) shown = row;
    }

    private PictureMarks MarksOf(ForecastOutcome outcome)
    {
        var looked = rows.Find(row => row.Id == Shown).Places?.Find(place => place.Of == outcome)?.Id;
        return new(outcome.Tally.Arrivals.Keys.ToHashSet(), outcome.Tally.Left.Keys.ToHashSet(), new HashSet<string>(), looked)
        {
            Notes = outcome.Tally.Arrivals.ToDictionary(came => came.Key, came => Text(came.Value.Sum())),
        };
    }

    private string Went(Place place) => string.Join(
        L["Comma"],
        place.Of.Tally.Left.Where(left => left.Key.Activity == place.Id).OrderByDescending(left => left.Value).Select(left => $"{place.Look.PortName(left.Key.Port)} {Text(left.Value)}"));

    private static string Text(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>An activity of one of the journeys that somebody came to.</summary>
    private sealed record Place(ForecastOutcome Of, string Id, ActivityLook Look)
    {
        public IReadOnlyList<long> Days => Of.Tally.Arrivals[Id];
    }
}
