using JourneyStudio.Engine.Simulation.Forecasting;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Forecast;

public sealed partial class DayLines
{
    private const int Height = 160;
    private static readonly double[] Grid = [0, 0.5, 1];

    /// <summary>What it shows, in one sentence.</summary>
    [Parameter, EditorRequired] public string Says { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<(string Name, IReadOnlyList<long> Values)> Lines { get; set; } = [];

    [Parameter, EditorRequired] public ForecastSpan Span { get; set; } = null!;

    /// <summary>By whose clock days are named.</summary>
    [Parameter, EditorRequired] public TimeZoneInfo Zone { get; set; } = null!;

    private int Days => Span.Days;

    private long Most => Math.Max(1, Lines.Max(line => line.Values.Max()));

    private string First => DayName(0);

    private string Last => DayName(Days - 1);

    private string DayName(int day) => Moments.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Span.From.AddDays(day), Zone).DateTime), DateOnly.MinValue);
}
