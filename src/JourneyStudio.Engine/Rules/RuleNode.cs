using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Rules;

/// <summary>One object in the JSON of a rule: takes its properties by name and reports what is wrong or left over.</summary>
internal sealed class RuleNode
{
    private readonly JsonElement json;
    private readonly List<Problem> problems;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public RuleNode(JsonElement json, string path, List<Problem> problems)
    {
        (this.json, Path, this.problems) = (json, path, problems);
        if (!IsObject) Report("rule.not-object");
    }

    public string Path { get; }

    public bool IsObject => json.ValueKind == JsonValueKind.Object;

    public bool Has(string name) => IsObject && json.TryGetProperty(name, out _);

    public JsonElement? Take(string name)
    {
        taken.Add(name);
        return IsObject && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string? Text(string name, bool required = false)
    {
        var value = Take(name);
        if (value is { ValueKind: JsonValueKind.String } text && (!required || text.GetString() is { Length: > 0 })) return text.GetString();
        if (value is not null || required) Report("rule.text", name);
        return null;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (Take(name) is not { } value) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Report("rule.flag", name);
        return otherwise;
    }

    public int? Count(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0) return count;
        Report("rule.count", name);
        return null;
    }

    public decimal? Amount(string name)
    {
        if (Take(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount)) return amount;
        Report("rule.number", name);
        return null;
    }

    public Duration? Duration(string name)
    {
        if (Text(name) is not { } text) return null;
        var parsed = Time.Duration.Parse(text);
        if (parsed.TryGet(out var duration) && !duration.IsZero) return duration;
        problems.Add((parsed.IsOk ? new Problem("duration.zero", text) : parsed.Problems[0]) with { Path = $"{Path}.{name}" });
        return null;
    }

    public string? Choice(string name, IReadOnlyList<string> choices, bool required)
    {
        if (Text(name, required) is not { } text) return null;
        if (choices.Contains(text)) return text;
        Report("rule.choice", name, text, string.Join(", ", choices));
        return null;
    }

    public RuleNode Object(string name) => new(Take(name) ?? default, $"{Path}.{name}", problems);

    public IReadOnlyList<RuleNode> Objects(string name)
    {
        if (Take(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((item, i) => new RuleNode(item, string.Create(CultureInfo.InvariantCulture, $"{Path}.{name}[{i}]"), problems))];
        Report("rule.list", name);
        return [];
    }

    /// <summary>Reports a problem with this object (no name) or with one of its properties, which is the text's first argument.</summary>
    public void Report(string code, string? name = null, params ReadOnlySpan<string> arguments) =>
        problems.Add(new Problem(code, name is null ? [.. arguments] : [name, .. arguments]) { Path = name is null ? Path : $"{Path}.{name}" });

    /// <summary>Reports properties that nothing took: a misspelt condition must not pass unnoticed.</summary>
    public void Close()
    {
        if (!IsObject) return;
        foreach (var property in json.EnumerateObject().Where(p => !taken.Contains(p.Name))) Report("rule.unknown", property.Name);
    }
}
