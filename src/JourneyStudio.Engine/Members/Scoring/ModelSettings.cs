using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members.Scoring;

/// <summary>Where the models of members' value draw their lines. Amounts are in the workspace's currency, days are spans of 24 hours.</summary>
public sealed record ModelSettings
{
    /// <summary>How many bounds a score has: it goes from 1 to one more.</summary>
    public const int Bounds = 4;

    /// <summary>Most events that have points.</summary>
    public const int MostEvents = 30;

    private const int LongestEvent = 100;
    private const int MostPoints = 1_000;

    /// <summary>The lines of a workspace that has drawn none.</summary>
    public static ModelSettings Default { get; } = new();

    /// <summary>Days that frequency and spending look back. Default: 365.</summary>
    public int WindowDays { get; init; } = 365;

    /// <summary>Days since the last paid order, ascending: up to the first scores 5, beyond the last 1. Default: 30, 60, 90, 180.</summary>
    public ImmutableArray<int> RecencyDays { get; init; } = [30, 60, 90, 180];

    /// <summary>Paid orders in the window, ascending: from the last on scores 5, below the first 1. Default: 2, 3, 6, 10.</summary>
    public ImmutableArray<int> Orders { get; init; } = [2, 3, 6, 10];

    /// <summary>Paid amount in the window, ascending: from the last on scores 5, below the first 1. Default: 300, 1,000, 3,000, 8,000.</summary>
    public ImmutableArray<int> Spent { get; init; } = [300, 1_000, 3_000, 8_000];

    /// <summary>The score from which on one counts as high. Default: 4.</summary>
    public int HighScore { get; init; } = 4;

    /// <summary>Paid amount in the window from which on the grade is medium. Default: 1,000.</summary>
    public int MediumGrade { get; init; } = 1_000;

    /// <summary>Paid amount in the window from which on the grade is high. Default: 3,000.</summary>
    public int HighGrade { get; init; } = 3_000;

    /// <summary>Usual days between two orders of a member who has one only. Default: 60.</summary>
    public int CycleDays { get; init; } = 60;

    /// <summary>A usual gap counts as no shorter than this: two orders of one afternoon are no rhythm. Default: 7.</summary>
    public int ShortestCycleDays { get; init; } = 7;

    /// <summary>The risk is medium from this many percent of the usual gap since the last order on. Default: 120.</summary>
    public int MediumRiskPercent { get; init; } = 120;

    /// <summary>The risk is high from this many percent on. Default: 200.</summary>
    public int HighRiskPercent { get; init; } = 200;

    /// <summary>What events are worth in the behaviour score. Default: what members do of their own accord, most for buying; a refund takes back what the order brought.</summary>
    public ImmutableArray<EventPoints> Points { get; init; } =
    [
        new("order.paid", 20), new("order.refunded", -20), new("coupon.redeemed", 10), new("coupon.claimed", 5), new("form.submitted", 5), new("wecom.added", 5), new("qr.scanned", 3), new("message.clicked", 3), new("message.opened", 1),
    ];

    /// <summary>After so many days points count half, after as many more a quarter. Default: 30.</summary>
    public int HalfLifeDays { get; init; } = 30;

    /// <summary>Points from which on the score is medium. Default: 10.</summary>
    public int MediumPoints { get; init; } = 10;

    /// <summary>Points from which on the score is high. Default: 30.</summary>
    public int HighPoints { get; init; } = 30;

    /// <summary>What is wrong with the lines: problem <c>models.ascending</c> names the first that is not above the one before, <c>models.range</c> the first that is out of range, <c>models.points</c> and <c>models.twice</c> the points of events.</summary>
    public IEnumerable<Problem> Check()
    {
        foreach (var (name, bounds) in new[] { (nameof(RecencyDays), RecencyDays), (nameof(Orders), Orders), (nameof(Spent), Spent) })
        {
            if (bounds.Length != Bounds || bounds.Any(bound => bound < 1)) yield return new Problem("models.range") { Field = name };
            else if (bounds.Zip(bounds.Skip(1)).Any(pair => pair.First >= pair.Second)) yield return new Problem("models.ascending") { Field = name };
        }

        if (HighGrade <= MediumGrade) yield return new Problem("models.ascending") { Field = nameof(HighGrade) };
        if (HighRiskPercent <= MediumRiskPercent) yield return new Problem("models.ascending") { Field = nameof(HighRiskPercent) };
        if (HighPoints <= MediumPoints) yield return new Problem("models.ascending") { Field = nameof(HighPoints) };
        if (Points.Length > MostEvents || Points.Any(one => string.IsNullOrWhiteSpace(one.Event) || one.Event.Length > LongestEvent || one.Points == 0 || Math.Abs(one.Points) > MostPoints)) yield return new Problem("models.points") { Field = nameof(Points) };
        else if (Points.DistinctBy(one => one.Event).Count() < Points.Length) yield return new Problem("models.twice") { Field = nameof(Points) };
        foreach (var (name, value, most) in new[] { (nameof(WindowDays), WindowDays, 3_660), (nameof(HighScore), HighScore, 5), (nameof(MediumGrade), MediumGrade, int.MaxValue), (nameof(CycleDays), CycleDays, 3_660), (nameof(ShortestCycleDays), ShortestCycleDays, 3_660), (nameof(MediumRiskPercent), MediumRiskPercent, 10_000), (nameof(HalfLifeDays), HalfLifeDays, 366), (nameof(MediumPoints), MediumPoints, int.MaxValue) })
        {
            if (value < 1 || value > most) yield return new Problem("models.range") { Field = name };
        }
    }
}
