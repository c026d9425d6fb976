using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Intake;

namespace JourneyStudio.Web.Features.Events.Records;

/// <summary>Reads the fields of one posted record and notes every fault. What nobody asked for is a fault too: it would be lost without a word.</summary>
internal sealed class FieldReader(JsonElement json, List<EventProblem> problems)
{
    private const int LongestText = 200;

    private readonly HashSet<string> asked = new(StringComparer.Ordinal) { "record", "id", "member", "deleted" };

    public string Text(string field, bool required = true)
    {
        if (Find(field, required) is not { } value)
            return "";
        if (value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 and <= LongestText } text)
            return text;
        problems.Add(new(field, $"A text of 1 to {LongestText} characters is expected."));
        return "";
    }

    /// <summary>One of some words.</summary>
    public string Word(string field, params string[] words)
    {
        var text = Text(field);
        if (text.Length > 0 && !words.Contains(text))
            problems.Add(new(field, $"One of {string.Join(", ", words)} is expected."));
        return text;
    }

    public decimal Number(string field, decimal otherwise, bool required = true)
    {
        if (Find(field, required) is not { } value)
            return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number is >= 0 and < 1_000_000_000_000 && decimal.Round(number, 4) == number)
            return number;
        problems.Add(new(field, "A number of 0 or more with at most four places is expected."));
        return otherwise;
    }

    public DateTimeOffset? Instant(string field, bool required = false)
    {
        if (Find(field, required) is not { } value)
            return null;
        // Without a zone an instant would mean something else on every server.
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
            && text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
            return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        problems.Add(new(field, "An instant with its zone is expected, such as 2026-11-21T09:30:00+08:00."));
        return null;
    }

    public DateOnly? Date(string field)
    {
        if (Find(field, required: false) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        problems.Add(new(field, "A date is expected, such as 2026-11-21."));
        return null;
    }

    /// <summary>What was bought: each with product, quantity (1 when left out) and amount.</summary>
    public IEnumerable<OrderedProduct> Lines(string field)
    {
        if (Find(field, required: false) is not { } value)
            yield break;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 500)
        {
            problems.Add(new(field, "An array of at most 500 lines is expected."));
            yield break;
        }
        foreach (var (index, line) in value.EnumerateArray().Index())
        {
            var faults = new List<EventProblem>();
            if (line.ValueKind != JsonValueKind.Object)
            {
                problems.Add(new($"{field}.{index}", "An object with product, quantity and amount is expected."));
                continue;
            }
            var reader = new FieldReader(line, faults);
            yield return new OrderedProduct(reader.Text("product"), (int)Math.Min(reader.Number("quantity", 1, required: false), int.MaxValue), reader.Number("amount", 0, required: false));
            reader.RefuseOthers();
            problems.AddRange(faults.Select(fault => fault with { Field = $"{field}.{index}.{fault.Field}" }));
        }
    }

    public void RefuseOthers() =>
        problems.AddRange(json.EnumerateObject().Where(property => !asked.Contains(property.Name)).Select(property => new EventProblem(property.Name, "This field is not known here.")));

    private JsonElement? Find(string field, bool required)
    {
        asked.Add(field);
        if (json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null)
            return value;
        if (required)
            problems.Add(new(field, "This field is missing."));
        return null;
    }
}
