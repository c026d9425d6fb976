using System.Globalization;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// Takes the known properties out of one JSON object, by name in any case (Elsa reads so too), reports values of the wrong type,
/// and hands over the rest untouched.
/// </summary>
internal sealed class ObjectReader
{
    private readonly JsonReading reading;
    private readonly string path;
    private readonly List<KeyValuePair<string, JsonElement>> left = [];

    public ObjectReader(JsonReading reading, JsonElement element, string path)
    {
        (this.reading, this.path) = (reading, path);
        if (element.ValueKind == JsonValueKind.Object)
            left.AddRange(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));
        else
            Wrong("object", path);
    }

    public string Path => path;

    /// <summary>The activity whose properties these are, for the problems found.</summary>
    public string? Activity { get; set; }

    /// <summary>Takes a property; null when it is absent or JSON null.</summary>
    public JsonElement? Take(string name)
    {
        JsonElement? found = null;
        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            if (found is not null) reading.Report(new Problem("json.duplicate-key", left[i].Key), $"{path}.{left[i].Key}", Activity);
            found = left[i].Value;
            left.RemoveAt(i--);
        }

        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    /// <summary>Looks at a property without taking it.</summary>
    public JsonElement? Peek(string name)
    {
        var index = left.FindIndex(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : left[index].Value;
    }

    public string? Text(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Wrong("text", $"{path}.{name}");
        return null;
    }

    /// <summary>A text that must be there and not be empty.</summary>
    public string Required(string name)
    {
        var problems = reading.Problems.Count;
        var value = Text(name);
        if (string.IsNullOrWhiteSpace(value) && reading.Problems.Count == problems)
            reading.Report(new Problem("json.missing", name), $"{path}.{name}", Activity);
        return value ?? "";
    }

    public int? Integer(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Wrong("integer", $"{path}.{name}");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong("yes-no", $"{path}.{name}");
        return null;
    }

    public double Number(string name)
    {
        if (Take(name) is not { } value) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        Wrong("number", $"{path}.{name}");
        return 0;
    }

    /// <summary>A nested object; an empty one when it is absent.</summary>
    public ObjectReader Object(string name) => ObjectOrNull(name) ?? new(reading, JsonElement.Parse("{}"), $"{path}.{name}") { Activity = Activity };

    public ObjectReader? ObjectOrNull(string name) =>
        Take(name) is { } value ? new(reading, value, $"{path}.{name}") { Activity = Activity } : null;

    /// <summary>The items of an array, also in the legacy forms: wrapped in <c>$values</c>, or a single object.</summary>
    public IReadOnlyList<ObjectReader> Items(string name, int limit)
    {
        if (Take(name) is not { } value) return [];
        var at = $"{path}.{name}";
        var single = value.ValueKind == JsonValueKind.Object;
        if (single && value.TryGetProperty("$values", out var wrapped)) (value, single, at) = (wrapped, false, at + ".$values");
        if (single) return [new(reading, value, at)];
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong("array", at);
            return [];
        }

        if (value.GetArrayLength() <= limit)
            return [.. value.EnumerateArray().Select((item, i) => new ObjectReader(reading, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]")))];
        reading.Report(new Problem("json.many", name, limit.ToString(CultureInfo.InvariantCulture)), at);
        return [];
    }

    /// <summary>What nobody took, in file order; those known by name get that name's case, and are dropped when null.</summary>
    public PropertyBag Rest(params IReadOnlyList<string> known)
    {
        List<KeyValuePair<string, JsonElement>> taken = [];
        foreach (var name in known)
            if (Take(name) is { } value) taken.Add(KeyValuePair.Create(name, value));
        return PropertyBag.From(taken.Concat(left));
    }

    public void Report(Problem problem, string name, string? activity = null) => reading.Report(problem, $"{path}.{name}", activity ?? Activity);

    private void Wrong(string expected, string at) => reading.Report(new Problem("json.type", expected), at, Activity);
}
