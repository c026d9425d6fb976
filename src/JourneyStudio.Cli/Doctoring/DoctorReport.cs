using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using JourneyStudio.Storage.Laws;

namespace JourneyStudio.Cli.Doctoring;

/// <summary>What the doctor found.</summary>
/// <param name="LastAtWork">When a runtime last took the slots; null when none ever did.</param>
/// <param name="Breaches">What breaks a law.</param>
internal sealed record DoctorReport(DateTimeOffset? LastAtWork, ImmutableArray<LawBreach> Breaches)
{
    private const int Laws = 7;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(
        new { status = Breaches.IsEmpty ? "ok" : "broken", lastAtWork = LastAtWork, broken = Breaches.Select(breach => breach.Law).Distinct().Order(), breaches = Breaches },
        Json);

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var check in Breaches.GroupBy(breach => (breach.Law, breach.Check)).OrderBy(check => check.Key.Law))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Law {check.Key.Law} is broken: {check.Key.Check}");
            foreach (var breach in check)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Place(breach)}{breach.Where}");
            if (check.Count() == LawChecks.MostPerCheck)
                text.AppendLine("  … and perhaps more");
        }
        return text.Append(Summary()).ToString();
    }

    private string Summary()
    {
        var broken = Breaches.Select(breach => breach.Law).Distinct().Count();
        return broken == 0
            ? string.Create(CultureInfo.InvariantCulture, $"All {Laws} laws hold.")
            : string.Create(CultureInfo.InvariantCulture, $"{Laws - broken} of {Laws} laws hold, {broken} broken.");
    }

    private static string Place(LawBreach breach)
    {
        var parts = new[]
        {
            breach.Journey is null ? null : $"journey {breach.Journey}",
            breach.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"version {version}") : null,
            breach.Enrollment is { } enrollment ? string.Create(CultureInfo.InvariantCulture, $"enrollment {enrollment}") : null,
            breach.Activity is null ? null : $"activity {breach.Activity}",
        }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : string.Join(", ", parts) + ": ";
    }
}
