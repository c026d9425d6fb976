using System.Collections.Frozen;
using System.Globalization;

namespace JourneyStudio.Channels.Rendering;

/// <summary>
/// The lengths that WeChat allows for the values of a template message, by the kind in the field's name (<c>thing1</c> is a <c>thing</c>).
/// The platform refuses the whole message when one value is too long (error 47003).
/// </summary>
internal static class WeChatFields
{
    private static readonly FrozenDictionary<string, int> Limits = new Dictionary<string, int>
    {
        ["thing"] = 20,
        ["const"] = 20,
        ["character_string"] = 32,
        ["number"] = 32,
        ["letter"] = 32,
        ["symbol"] = 5,
        ["phone_number"] = 17,
        ["car_number"] = 8,
        ["name"] = 10,
        ["phrase"] = 5,
    }.ToFrozenDictionary();

    /// <summary>Kinds of running text: a cut with an ellipsis still says what it says. Half a number or code would be a wrong one.</summary>
    private static readonly FrozenSet<string> CanBeCut = new[] { "thing", "const", "name", "phrase" }.ToFrozenSet();

    /// <summary>The value as it fits; null when it is too long and must not be cut.</summary>
    public static string? Fit(string field, string value)
    {
        var kind = field.TrimEnd("0123456789".AsSpan().ToArray());
        var line = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!Limits.TryGetValue(kind, out var limit))
            return line;
        // Names may be longer in Latin letters than in Chinese ones.
        if (kind == "name" && line.All(c => c < 0x2E80))
            limit = 20;
        var characters = new StringInfo(line);
        if (line.Length <= limit)
            return line;
        return CanBeCut.Contains(kind) ? Cut(characters, limit) : null;
    }

    private static string Cut(StringInfo text, int limit)
    {
        var kept = "";
        for (var i = 0; i < text.LengthInTextElements; i++)
        {
            var next = kept + text.SubstringByTextElements(i, 1);
            if (next.Length > limit - 1)
                break;
            kept = next;
        }
        return kept.TrimEnd() + "…";
    }
}
