using System.Globalization;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Forecast;

public sealed partial class ForecastResult(RecordWords words)
{
    /// <summary>The draft's, then that of what stands beside it.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ForecastOutcome> Outcomes { get; set; } = [];

    /// <summary>Most messages a minute by channel; null: no limit.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<string, int?> Limits { get; set; } = null!;

    [Parameter, EditorRequired] public ForecastForm Form { get; set; } = null!;

    [Parameter, EditorRequired] public ContentNames Names { get; set; } = null!;

    [CascadingParameter] private ViewerSettings Viewer { get; set; } = null!;

    private RecordWords Words => words;

    private ForecastSpan Span => Outcomes[0].Tally.Span;

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Outcomes[0].Journey.Content.Content.Zone);

    private List<string> Channels => [.. ChannelKeys.All.Where(channel => Outcomes.Any(outcome => outcome.Tally.Sent.ContainsKey(channel)))];

    private List<(string Channel, string Reason)> Unsent => [.. Outcomes.SelectMany(outcome => outcome.Tally.Unsent.Keys).Distinct().Order()];

    private List<string> Stores => [.. Outcomes.SelectMany(outcome => outcome.Tally.Tasks.Keys).Distinct().Order(StringComparer.Ordinal)];

    private List<string> Refusals => [.. Outcomes.SelectMany(outcome => outcome.Tally.Refusals.Keys).Distinct().Order(StringComparer.Ordinal)];

    private string Named(ForecastOutcome outcome, string what) => Outcomes.Count == 1 ? what : L["Named", outcome.Title, what];

    private string Sum(ForecastTally tally) => L[
        "Sum",
        Text(tally.Members),
        Span.Days,
        Text(tally.Entered.Sum()),
        Text(tally.Sent.Values.Sum(hours => hours.Sum())),
        Text(tally.Tasks.Values.Sum(days => days.Sum()))];

    private string Drain(string channel, IReadOnlyList<long> hours)
    {
        var queue = QueueDrain.Of(hours, Limits.GetValueOrDefault(channel));
        if (queue.Longest == 0) return L["Queue.None"];
        var empty = TimeZoneInfo.ConvertTime(Span.From.AddHours(queue.EmptyAfter), Zone);
        return L["Queue.Some", Text(queue.Longest), Math.Ceiling(queue.LongestDelay.TotalHours).ToString("N0", CultureInfo.CurrentCulture), $"{Moments.Date(DateOnly.FromDateTime(empty.DateTime), DateOnly.MinValue)} {Moments.Time(empty)}"];
    }

    private void Price(string channel, ChangeEventArgs change)
    {
        if (decimal.TryParse(change.Value?.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)) Form.Prices[channel] = price;
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
