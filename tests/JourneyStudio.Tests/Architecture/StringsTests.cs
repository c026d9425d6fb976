using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>Every text of the studio exists in English and Chinese, fits, and is used.</summary>
public sealed partial class StringsTests
{
    public static TheoryData<string> Folders() => [.. StringFolder.All.Select(folder => folder.Path)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Keys_BothLanguages_AreTheSame(string path)
    {
        var folder = StringFolder.At(path);
        Offences.AssertNone(folder.English.Keys.Except(folder.Chinese.Keys).Select(key => $"{key} is missing in Chinese")
            .Concat(folder.Chinese.Keys.Except(folder.English.Keys).Select(key => $"{key} is missing in English")));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Texts_BothLanguages_HaveTheSamePlaceholders(string path)
    {
        var folder = StringFolder.At(path);
        Offences.AssertNone(
            from key in folder.English.Keys.Intersect(folder.Chinese.Keys)
            let english = Placeholders(folder.English[key])
            let chinese = Placeholders(folder.Chinese[key])
            where english != chinese
            select $"{key}: {english} in English, {chinese} in Chinese");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Texts_AnyKey_AreNotEmpty(string path)
    {
        var folder = StringFolder.At(path);
        Offences.AssertNone(folder.English.Concat(folder.Chinese).Where(text => text.Value.Length == 0).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Keys_Folder_AreUsed(string path)
    {
        var folder = StringFolder.At(path);
        Offences.AssertNone(folder.English.Keys.Where(key => !folder.Uses(key)).Select(key => $"{key} is used nowhere"));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lookups_Folder_FindTheirKey(string path)
    {
        var folder = StringFolder.At(path);
        Offences.AssertNone(
            from file in folder.OwnCode
            from match in Lookup().Matches(file.Text)
            let key = match.Groups["key"].Value
            where !folder.Knows(key)
            select $"{file.Path}: {key}");
    }

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    // L["Key"], L.Counted("Key"; a key put together at run time (L[$"State.{x}"]) is judged by Keys_Folder_AreUsed alone
    [GeneratedRegex(@"\bL(?:\[|\.Counted\()""(?<key>[^""]+)""")]
    private static partial Regex Lookup();
}
