using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Reads what people and programs write into the value of a field, by its type.</summary>
/// <param name="content">Attributes, tags and choices of the workspace.</param>
/// <param name="stores">Keys of the stores, by folded key and name.</param>
/// <param name="lines">Keys of the product lines, likewise.</param>
/// <param name="moments">Reads dates and times.</param>
public sealed partial class ValueReader(ContentCatalog content, FrozenDictionary<string, string> stores, FrozenDictionary<string, string> lines, MomentReader moments)
{
    private const int LongestText = 200;
    private const int LongestValue = 4_000;
    private const decimal LargestNumber = 900_000_000_000_000m;

    private readonly Dictionary<string, AttributeDefinition?> attributes = new(StringComparer.Ordinal);
    private readonly ChoiceReader choices = new(content);

    public TagReader Tags { get; } = new(content);

    /// <summary>The value; null with a problem when it is none. An empty text is no value.</summary>
    public AttributeValue? Read(EntryField field, string raw, out Problem? problem)
    {
        problem = null;
        var text = Plain(raw);
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            problem = new("value.unreadable");
        else if (text.Length > (field.Kind == EntryFieldKind.Attribute ? LongestValue : LongestText))
            problem = new("value.too-long", text.Length.ToString(CultureInfo.InvariantCulture));
        else if (text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !IsProse(field, text))
            problem = new("value.control");
        if (problem is not null || text.Length == 0)
            return null;
        var value = field.Kind switch
        {
            EntryFieldKind.Column => Column(field.Key, text),
            EntryFieldKind.Attribute => Attribute(field.Key, text),
            EntryFieldKind.Address => text.Any(char.IsWhiteSpace) ? null : new AttributeValue.Text(text),
            _ => Flag(text),
        };
        if (value is null)
            problem = new($"value.{NameOf(field)}", text.Length > 60 ? text[..60] + "…" : text);
        return value;
    }

    /// <summary>Without the space around it, and without the apostrophe that keeps spreadsheets from reading it as a formula.</summary>
    private static string Plain(string raw)
    {
        var text = raw.Trim();
        return text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
    }

    private bool IsProse(EntryField field, string text) =>
        field.Kind == EntryFieldKind.Attribute && TypeOf(field.Key) == AttributeType.Text && text.All(letter => letter >= ' ' || letter is '\n' or '\r' or '\t');

    private AttributeType TypeOf(string key)
    {
        if (!attributes.TryGetValue(key, out var definition))
            attributes[key] = definition = content.Attribute(key) is { } found ? found with { Type = content.TypeOf(key) } : null;
        return definition?.Type ?? AttributeType.Text;
    }

    private string NameOf(EntryField field) => field.Kind switch
    {
        EntryFieldKind.Column => field.Key,
        EntryFieldKind.Address => "address",
        EntryFieldKind.Attribute => TypeOf(field.Key) switch
        {
            AttributeType.Number => "number",
            AttributeType.Date => "date",
            AttributeType.Instant => "instant",
            AttributeType.Choice or AttributeType.MultiChoice => "choice",
            _ => "flag",
        },
        _ => "flag",
    };

    private AttributeValue.Text? Column(string column, string text) => column switch
    {
        MemberColumn.Phone => Texts(Phone(text)),
        MemberColumn.Email => Email().IsMatch(text) ? new AttributeValue.Text(text) : null,
        MemberColumn.Store => Texts(stores.GetValueOrDefault(TextFold.Of(text))),
        MemberColumn.ProductLine => Texts(lines.GetValueOrDefault(TextFold.Of(text))),
        MemberColumn.Language => Texts(Language(text)),
        MemberColumn.Zone => text.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) ? new AttributeValue.Text(text) : null,
        _ => new AttributeValue.Text(text),
    };

    private AttributeValue? Attribute(string key, string text) => TypeOf(key) switch
    {
        AttributeType.Number => Number(text),
        AttributeType.Date => moments.Date(text) is { } date ? new AttributeValue.Date(date) : null,
        AttributeType.Instant => moments.Instant(text) is { } instant ? new AttributeValue.Instant(instant) : null,
        AttributeType.Flag => Flag(text),
        AttributeType.Choice => Texts(choices.One(key, text)),
        AttributeType.MultiChoice => Texts(choices.Several(key, text)),
        _ => new AttributeValue.Text(text),
    };

    private static AttributeValue.Text? Texts(string? text) => text is null ? null : new AttributeValue.Text(text);

    /// <summary>Digits may stand in groups of three; more places than four cannot be kept.</summary>
    private static AttributeValue.Number? Number(string text) =>
        decimal.TryParse(text.Normalize(NormalizationForm.FormKC), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= LargestNumber && decimal.Round(number, 4) == number ? new AttributeValue.Number(number) : null;

    private static AttributeValue.Flag? Flag(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" or "是" or "有" or "对" or "√" => new(true),
        "FALSE" or "NO" or "N" or "0" or "否" or "无" or "错" or "×" => new(false),
        _ => null,
    };

    /// <summary>E.164; a mainland number may come without its country.</summary>
    private static string? Phone(string text)
    {
        var plain = Separators().Replace(text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC), "");
        if (plain.StartsWith("00", StringComparison.Ordinal))
            plain = "+" + plain[2..];
        else if (Mainland().IsMatch(plain))
            plain = plain.Length > 11 ? "+" + plain : "+86" + plain;
        return International().IsMatch(plain) ? plain : null;
    }

    private static string? Language(string text) => text.ToUpperInvariant() switch
    {
        "中文" or "ZH" or "ZH-CN" or "CHINESE" => Languages.Chinese,
        "英文" or "EN" or "ENGLISH" => Languages.English,
        _ => LanguageTag().IsMatch(text) ? text : null,
    };

    [GeneratedRegex(@"[\s().-]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(86)?1[3-9]\d{9}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Mainland();

    [GeneratedRegex(@"^\+[1-9]\d{5,14}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex International();

    [GeneratedRegex(@"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LanguageTag();
}
