using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>The lines of the models while they are being edited: each list stands for one line of the page.</summary>
internal sealed class ModelForm
{
    public int[] Window { get; private init; } = [];
    public int[] Recency { get; private init; } = [];
    public int[] Orders { get; private init; } = [];
    public int[] Spent { get; private init; } = [];
    public int[] High { get; private init; } = [];
    public int[] Grade { get; private init; } = [];
    public int[] Risk { get; private init; } = [];
    public int[] Cycle { get; private init; } = [];
    public int[] Shortest { get; private init; } = [];
    public int[] HalfLife { get; private init; } = [];
    public int[] Points { get; private init; } = [];
    public List<PointsLine> Events { get; private init; } = [];

    private IEnumerable<int> All => [.. Window, .. Recency, .. Orders, .. Spent, .. High, .. Grade, .. Risk, .. Cycle, .. Shortest, .. HalfLife, .. Points];

    public static ModelForm Of(ModelSettings lines) => new()
    {
        Window = [lines.WindowDays],
        Recency = [.. lines.RecencyDays],
        Orders = [.. lines.Orders],
        Spent = [.. lines.Spent],
        High = [lines.HighScore],
        Grade = [lines.MediumGrade, lines.HighGrade],
        Risk = [lines.MediumRiskPercent, lines.HighRiskPercent],
        Cycle = [lines.CycleDays],
        Shortest = [lines.ShortestCycleDays],
        HalfLife = [lines.HalfLifeDays],
        Points = [lines.MediumPoints, lines.HighPoints],
        Events = [.. lines.Points.Select(points => new PointsLine { Event = points.Event, Points = points.Points })],
    };

    public ModelSettings Make() => new()
    {
        WindowDays = Window[0],
        RecencyDays = [.. Recency],
        Orders = [.. Orders],
        Spent = [.. Spent],
        HighScore = High[0],
        MediumGrade = Grade[0],
        HighGrade = Grade[1],
        MediumRiskPercent = Risk[0],
        HighRiskPercent = Risk[1],
        CycleDays = Cycle[0],
        ShortestCycleDays = Shortest[0],
        HalfLifeDays = HalfLife[0],
        MediumPoints = Points[0],
        HighPoints = Points[1],
        Points = [.. Events.Select(line => line.Make())],
    };

    public bool IsLike(ModelForm? other) => other is not null && All.SequenceEqual(other.All) && Events.Select(line => line.Make()).SequenceEqual(other.Events.Select(line => line.Make()));
}
