using System.Globalization;

namespace JourneyStudio.Web.Features.Forecast;

/// <summary>Values by day as points of a line in a drawing.</summary>
internal static class DayCurve
{
    /// <summary>How wide drawings are, in their own units; they are stretched to where they stand.</summary>
    public const int Width = 640;

    private const int Margin = 6;

    /// <summary>From the left to the right edge; the value <paramref name="most" /> is at the top of <paramref name="height" />.</summary>
    public static string Points(IReadOnlyList<long> values, long most, int height) => string.Join(' ', values.Select((value, day) =>
        $"{(values.Count == 1 ? Width / 2.0 : (double)Width * day / (values.Count - 1)).ToString("0.#", CultureInfo.InvariantCulture)},{Y((double)value / Math.Max(1, most), height)}"));

    /// <summary>How far down a share of the height is.</summary>
    public static string Y(double share, int height) => (height - Margin - (share * (height - (2 * Margin)))).ToString("0.#", CultureInfo.InvariantCulture);
}
