using System.Collections.Immutable;
using System.Globalization;

namespace JourneyStudio.Engine.Members.Scoring;

/// <summary>
/// The models by which model tags are computed. RFM scores follow Arthur Hughes, "Strategic Database Marketing": days since the last order, orders and spending in a window, each from 1 to 5 by
/// bounds. Churn risk compares the time since the last order with the member's own mean gap between orders.
/// </summary>
public static class CustomerModels
{
    /// <summary>Score of the time since the last order.</summary>
    public const string Recency = "recency";

    /// <summary>Score of how often.</summary>
    public const string Frequency = "frequency";

    /// <summary>Score of how much.</summary>
    public const string Monetary = "monetary";

    /// <summary>Core, important, general or potential customer.</summary>
    public const string Value = "value";

    /// <summary>High, medium or low by spending.</summary>
    public const string Grade = "grade";

    /// <summary>High, medium or low risk that they buy no more.</summary>
    public const string Churn = "churn";

    /// <summary>High, medium or low by what they did of late, see <see cref="BehaviourScore"/>: the one model that reads events, and not orders.</summary>
    public const string Behaviour = "behaviour";

    /// <summary>A customer who has not bought in the window.</summary>
    public const string Potential = "potential";

    private static readonly ImmutableArray<string> Scores = ["1", "2", "3", "4", "5"];
    private static readonly ImmutableArray<string> Levels = ["high", "medium", "low"];

    /// <summary>The models in the order in which people choose from them.</summary>
    public static ImmutableArray<string> All { get; } = [Value, Grade, Churn, Behaviour, Recency, Frequency, Monetary];

    /// <summary>The answers that a model can give; none for an unknown one.</summary>
    public static ImmutableArray<string> Bands(string model) => model switch
    {
        Value => ["core", "important", "general", Potential],
        Grade or Churn or Behaviour => Levels,
        Recency or Frequency or Monetary => Scores,
        _ => [],
    };

    /// <summary>What a model of orders says of an active member; null when it says nothing.</summary>
    /// <param name="model">Key of the model.</param>
    /// <param name="figures">The member's paid orders; null when they have none.</param>
    /// <param name="settings">Where the lines are.</param>
    /// <param name="now">As of when.</param>
    public static string? Band(string model, OrderFigures? figures, ModelSettings settings, DateTimeOffset now) => (model, figures) switch
    {
        (Value, null or { Recent: 0 }) => Potential,
        (_, null) => null,
        (Value, { } all) => Worth(all, settings, now),
        (Recency, { } all) => Text(Fresh(all, settings, now)),
        (Churn, { } all) => Risk(all, settings, now),
        (_, { Recent: 0 }) => null,
        (Frequency, { } all) => Text(Score(all.Recent, settings.Orders)),
        (Monetary, { } all) => Text(Score(all.Spent, settings.Spent)),
        (Grade, { } all) => all.Spent >= settings.HighGrade ? "high" : all.Spent >= settings.MediumGrade ? "medium" : "low",
        _ => null,
    };

    private static string Worth(OrderFigures all, ModelSettings settings, DateTimeOffset now)
    {
        var spends = Score(all.Spent, settings.Spent) >= settings.HighScore;
        var high = (Fresh(all, settings, now) >= settings.HighScore ? 1 : 0) + (Score(all.Recent, settings.Orders) >= settings.HighScore ? 1 : 0) + (spends ? 1 : 0);
        return high == 3 ? "core" : spends || high == 2 ? "important" : "general";
    }

    private static string Risk(OrderFigures all, ModelSettings settings, DateTimeOffset now)
    {
        var usual = all.Count > 1 ? (all.Last - all.First) / (all.Count - 1) : TimeSpan.FromDays(settings.CycleDays);
        var cycle = Math.Max(usual.Ticks, TimeSpan.FromDays(settings.ShortestCycleDays).Ticks);
        var percent = 100m * (now - all.Last).Ticks / cycle;
        return percent >= settings.HighRiskPercent ? "high" : percent >= settings.MediumRiskPercent ? "medium" : "low";
    }

    private static int Fresh(OrderFigures all, ModelSettings settings, DateTimeOffset now)
    {
        var since = now - all.Last;
        return 1 + settings.RecencyDays.Count(days => since <= TimeSpan.FromDays(days));
    }

    private static int Score(decimal value, ImmutableArray<int> bounds) => 1 + bounds.Count(bound => value >= bound);

    private static string Text(int score) => score.ToString(CultureInfo.InvariantCulture);
}
