using System.Globalization;

namespace JourneyStudio.Web.Shared.Definitions;

/// <summary>Where things stand in a picture of a journey, in the units of the canvas.</summary>
internal static class PictureLines
{
    public const double Width = 256;
    public const double Height = 64;
    private const double Margin = 40;
    private const double Bend = 19;

    /// <summary>What holds all activities, with air around; one activity's room when there are none.</summary>
    public static (double X, double Y, double Width, double Height) Frame(IReadOnlyList<(double X, double Y)> places)
    {
        if (places.Count == 0)
            return (0, 0, Width, Height);
        var (left, top) = (places.Min(place => place.X) - Margin, places.Min(place => place.Y) - Margin);
        return (left, top, places.Max(place => place.X) + Width + Margin - left, places.Max(place => place.Y) + Height + Margin - top);
    }

    /// <summary>The frame as the view box of an SVG.</summary>
    public static string Box((double X, double Y, double Width, double Height) frame) =>
        string.Create(CultureInfo.InvariantCulture, $"{frame.X:0.#} {frame.Y:0.#} {frame.Width:0.#} {frame.Height:0.#}");

    /// <summary>Moves a group of an SVG to a place.</summary>
    public static string Place(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"translate({x:0.#} {y:0.#})");

    /// <summary>Down, across, down, as the canvas draws a connection.</summary>
    /// <param name="from">Where the activity stands that it leaves.</param>
    /// <param name="port">Which of its ports, from zero; one that is unknown is the first.</param>
    /// <param name="ports">How many ports it has.</param>
    /// <param name="to">Where the other stands.</param>
    public static string Path((double X, double Y) from, int port, int ports, (double X, double Y) to)
    {
        var x = from.X + (Width * (Math.Max(0, port) + 1) / (Math.Max(1, ports) + 1));
        var (y, endX, endY) = (from.Y + Height, to.X + (Width / 2), to.Y);
        var middle = endY > y ? endY - Math.Min(Bend, (endY - y) / 2) : y + Bend;
        return string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}V{middle:0.#}H{endX:0.#}V{endY:0.#}");
    }
}
