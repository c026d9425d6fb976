using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Finds choices by their value, or by what people call them in either language.</summary>
internal sealed class ChoiceReader(ContentCatalog content)
{
    private static readonly char[] Between = [',', ';', '|', '、', '，', '；', '\n'];

    private readonly Dictionary<string, (Dictionary<string, string> Words, List<string> Order)> known = new(StringComparer.Ordinal);

    public string? One(string attribute, string text) => Of(attribute).Words.GetValueOrDefault(TextFold.Of(text));

    /// <summary>In the order of the choices, each once; null when one is unknown.</summary>
    public string? Several(string attribute, string text)
    {
        var (words, order) = Of(attribute);
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!words.TryGetValue(TextFold.Of(part), out var value))
                return null;
            chosen.Add(value);
        }
        return chosen.Count == 0 ? null : string.Join(',', order.Where(chosen.Contains));
    }

    private (Dictionary<string, string> Words, List<string> Order) Of(string attribute)
    {
        if (known.TryGetValue(attribute, out var found))
            return found;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = content.ChoicesOf(attribute);
        foreach (var choice in all)
        {
            words.TryAdd(TextFold.Of(choice.Value), choice.Value);
            words.TryAdd(TextFold.Of(choice.Label.En), choice.Value);
            words.TryAdd(TextFold.Of(choice.Label.Zh), choice.Value);
        }
        return known[attribute] = (words, [.. all.Select(choice => choice.Value)]);
    }
}
