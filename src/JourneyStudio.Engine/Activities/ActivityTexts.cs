using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Engine.Activities;

/// <summary>Icon, help and strings of a kind, embedded beside its code as <c>icon.svg</c>, <c>help.en.md</c>, <c>help.zh.md</c>, <c>strings.en.json</c> and <c>strings.zh.json</c>.
/// Fields that many kinds share say their texts once, in <c>fields.en.json</c> and <c>fields.zh.json</c>; a kind's own text comes first.</summary>
public sealed class ActivityTexts
{
    private static readonly FrozenDictionary<string, string> SharedEnglish = Strings(Read(typeof(ActivityTexts).Assembly, "fields.en.json"));
    private static readonly FrozenDictionary<string, string> SharedChinese = Strings(Read(typeof(ActivityTexts).Assembly, "fields.zh.json"));
    private readonly FrozenDictionary<string, string> english;
    private readonly FrozenDictionary<string, string> chinese;

    private ActivityTexts(string folder, Func<string, string> read)
    {
        Icon = read($"{folder}/icon.svg");
        HelpEnglish = read($"{folder}/help.en.md");
        HelpChinese = read($"{folder}/help.zh.md");
        english = Strings(read($"{folder}/strings.en.json"));
        chinese = Strings(read($"{folder}/strings.zh.json"));
    }

    /// <summary>The icon as SVG: 24 by 24, strokes in the current colour.</summary>
    public string Icon { get; }

    /// <summary>Help page in English, Markdown.</summary>
    public string HelpEnglish { get; }

    /// <summary>Help page in Chinese, Markdown.</summary>
    public string HelpChinese { get; }

    /// <summary>Keys of the strings of a language.</summary>
    public IEnumerable<string> Keys(string language) => Of(language).Keys;

    /// <summary>The help page in the language.</summary>
    public string Help(string language) => Languages.IsChinese(language) ? HelpChinese : HelpEnglish;

    /// <summary>The string: <c>name</c>, <c>description</c>, <c>port.X</c>, <c>field.X</c>, <c>field.X.hint</c>, <c>choice.X.Y</c>, <c>summary…</c>.</summary>
    /// <exception cref="KeyNotFoundException">The folder has no such string: a test over the catalog keeps that from happening.</exception>
    public string Text(string language, string key) =>
        Find(language, key) ?? throw new KeyNotFoundException($"No string '{key}' in '{language}'.");

    /// <summary>The string, or null when the folder has none.</summary>
    public string? Find(string language, string key) =>
        Of(language).GetValueOrDefault(key) ?? (Languages.IsChinese(language) ? SharedChinese : SharedEnglish).GetValueOrDefault(key);

    /// <summary>Reads the texts of a kind from the assembly it lives in; its folder is the last part of its namespace.</summary>
    internal static ActivityTexts Of(Type kind)
    {
        var folder = kind.Namespace![(kind.Namespace!.LastIndexOf('.') + 1)..];
        return new ActivityTexts(folder, name => Read(kind.Assembly, name));
    }

    private FrozenDictionary<string, string> Of(string language) => Languages.IsChinese(language) ? chinese : english;

    private static FrozenDictionary<string, string> Strings(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToFrozenDictionary();

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} lacks the resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
