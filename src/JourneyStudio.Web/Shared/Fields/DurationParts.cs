using System.Globalization;
using JourneyStudio.Engine.Time;
using JourneyStudio.Web.Shared.Localisation;

namespace JourneyStudio.Web.Shared.Fields;

/// <summary>An ISO 8601 duration as one amount and one unit, which is how people mostly say it.</summary>
/// <param name="Amount">The amount as typed; empty for none.</param>
/// <param name="Unit">One of <see cref="Units"/>.</param>
/// <param name="Mixed">The duration in words when it has several units.</param>
internal sealed record DurationParts(string Amount, string Unit, string? Mixed)
{
    private const string Default = "days";

    public static readonly IReadOnlyList<string> Units = ["minutes", "hours", "days", "weeks", "months", "years"];

    public static DurationParts Of(string text, string? chosen)
    {
        if (!Duration.Parse(text).TryGet(out var duration)) return new DurationParts("", chosen ?? Default, text.Length > 0 ? text : null);
        int[] amounts = [duration.Minutes, duration.Hours, duration.Days, duration.Weeks, duration.Months, duration.Years];
        var used = Enumerable.Range(0, amounts.Length).Where(index => amounts[index] != 0).ToList();
        return used is [var only] && duration.Seconds == 0
            ? new DurationParts(amounts[only].ToString(CultureInfo.InvariantCulture), Units[only], null)
            : new DurationParts("", chosen ?? Default, duration.Say(StudioLanguages.Current));
    }

    /// <summary>The duration in ISO 8601, or null when the amount is none.</summary>
    public static string? Text(string? amount, string unit)
    {
        if (!int.TryParse(amount, CultureInfo.InvariantCulture, out var number) || number <= 0) return null;
        var letter = char.ToUpperInvariant(unit[0]);
        return unit is "minutes" or "hours" ? $"PT{number}{letter}" : $"P{number}{letter}";
    }
}
