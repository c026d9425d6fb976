using System.Text.Json;
using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>A folder of the web with its strings and the code that may use them.</summary>
internal sealed class StringFolder
{
    private const string Web = "src/JourneyStudio.Web/";
    private const string Shared = Web + "Shared";
    private const string EnglishFile = "strings.en.json";

    private StringFolder(string path)
    {
        Path = path;
        English = Read($"{path}/{EnglishFile}");
        Chinese = Read($"{path}/strings.zh.json");
    }

    public static IReadOnlyList<StringFolder> All { get; } =
        [.. Repository.Production.Where(file => file.Path.StartsWith(Web, StringComparison.Ordinal) && file.Name == EnglishFile)
            .Select(file => new StringFolder(file.Path[..^(EnglishFile.Length + 1)]))];

    public string Path { get; }

    public IReadOnlyDictionary<string, string> English { get; }

    public IReadOnlyDictionary<string, string> Chinese { get; }

    /// <summary>Code that looks here first: the folder's, without folders below that have strings of their own.</summary>
    public IEnumerable<SourceFile> OwnCode => CodeUnder(Path).Where(file => All
        .Where(folder => file.Path.StartsWith(folder.Path + "/", StringComparison.Ordinal)).MaxBy(folder => folder.Path.Length) == this);

    public static StringFolder At(string path) => All.Single(folder => folder.Path == path);

    /// <summary>The key is written out somewhere it can be looked up from, or begins as a key put together at run time does.</summary>
    public bool Uses(string key)
    {
        var counted = Regex.Replace(key, @"\.(one|other)$", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        string[] stems = [.. key.Select((character, at) => (character, at)).Where(place => place.character == '.').Select(place => key[..(place.at + 1)])];
        return CodeUnder(Path == Shared ? Web : Path).Any(file =>
            file.Text.Contains($"\"{key}\"", StringComparison.Ordinal)
            || file.Text.Contains($"\"{counted}\"", StringComparison.Ordinal)
            || stems.Any(stem => file.Text.Contains($"$\"{stem}{{", StringComparison.Ordinal) || NamesKind(file.Text, stem)))
            || ScriptCode.Any(file => file.Text.Contains($"'{key}'", StringComparison.Ordinal)
                || stems.Any(stem => file.Text.Contains($"`{stem}${{", StringComparison.Ordinal)));
    }

    /// <summary>The canvas's script, where the folder hands all its strings over to it.</summary>
    private IEnumerable<SourceFile> ScriptCode => OwnCode.Any(file => file.Text.Contains("GetAllStrings()", StringComparison.Ordinal))
        ? Repository.Production.Where(file => file.Path.StartsWith(Web + "ClientApp/src/", StringComparison.Ordinal) && file.Is(".ts"))
        : [];

    /// <summary>Known("Stage", value), Words("Rule.Has", values) and the like look up words of that kind.</summary>
    private static bool NamesKind(string code, string stem) =>
        Regex.IsMatch(code, $@"\b(?:Known|Words)\((?:L, )?""{Regex.Escape(stem.TrimEnd('.'))}""", RegexOptions.None, TimeSpan.FromSeconds(1));

    public bool Knows(string key) => All
        .Where(folder => folder.Path == Shared || Path == folder.Path || Path.StartsWith(folder.Path + "/", StringComparison.Ordinal))
        .Any(folder => folder.English.ContainsKey(key) || folder.English.ContainsKey(key + ".other") && folder.English.ContainsKey(key + ".one"));

    private static IEnumerable<SourceFile> CodeUnder(string path) =>
        Repository.Production.Where(file => file.Path.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal) && file.Is(".razor", ".cs"));

    private static Dictionary<string, string> Read(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)))!;
}
