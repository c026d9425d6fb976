using System.Globalization;
using System.Text;
using JourneyStudio.Engine.Simulation.Forecasting;

namespace JourneyStudio.Cli.Forecasting;

/// <summary>What a forecast counted, as it is written out.</summary>
/// <param name="From">Start of the first day.</param>
/// <param name="Days">How many days.</param>
/// <param name="Members">Members that were followed.</param>
/// <param name="Entered">Entries by day.</param>
/// <param name="Activities">Arrivals by activity, each by day.</param>
/// <param name="Waiting">How many stand at an activity at the end.</param>
/// <param name="Messages">Messages that leave by channel, each by day.</param>
/// <param name="Unsent">What does not leave, by <c>channel reason</c>.</param>
/// <param name="Tasks">Tasks by key of the store, each by day.</param>
/// <param name="Refused">Entries that were refused, by reason.</param>
internal sealed record ForecastReport(
    DateTimeOffset From,
    int Days,
    long Members,
    IReadOnlyList<long> Entered,
    IReadOnlyDictionary<string, long[]> Activities,
    IReadOnlyDictionary<string, long> Waiting,
    IReadOnlyDictionary<string, long[]> Messages,
    IReadOnlyDictionary<string, long> Unsent,
    IReadOnlyDictionary<string, long[]> Tasks,
    IReadOnlyDictionary<string, long> Refused)
{
    public static ForecastReport Of(ForecastTally tally) => new(
        tally.Span.From,
        tally.Span.Days,
        tally.Members,
        tally.Entered,
        tally.Arrivals,
        tally.Waiting,
        tally.Sent.Keys.ToDictionary(channel => channel, tally.SentByDay),
        tally.Unsent.ToDictionary(unsent => $"{unsent.Key.Channel} {unsent.Key.Reason}", unsent => unsent.Value.Sum()),
        tally.Tasks,
        tally.Refusals);

    public string ToText()
    {
        var text = new StringBuilder();
        Line($"{Members:N0} members, {Days} days from {From:yyyy-MM-dd}: {Entered.Sum():N0} passages begin");
        foreach (var (activity, days) in Activities) Line($"  {activity}: {days.Sum():N0} come, {days.Max():N0} on the busiest day, {Waiting.GetValueOrDefault(activity):N0} still there");
        foreach (var (channel, days) in Messages) Line($"  {channel}: {days.Sum():N0} messages, {days.Max():N0} on the busiest day");
        foreach (var (what, count) in Unsent) Line($"  not sent, {what}: {count:N0}");
        foreach (var (store, days) in Tasks) Line($"  tasks of {(store.Length == 0 ? "no store" : store)}: {days.Sum():N0}, {days.Max():N0} on the busiest day");
        foreach (var (reason, count) in Refused) Line($"  not let in, {reason}: {count:N0}");
        return text.ToString().TrimEnd();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
