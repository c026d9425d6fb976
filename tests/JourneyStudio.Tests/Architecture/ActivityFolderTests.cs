using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>An activity kind is one folder in production and one in the tests, and nothing else knows it by name.</summary>
public sealed partial class ActivityFolderTests
{
    private const string Activities = "src/JourneyStudio.Activities/";

    private static readonly string[] Companions = ["icon.svg", "help.en.md", "help.zh.md", "strings.en.json", "strings.zh.json"];

    private static IEnumerable<string> Folders =>
        Repository.Production
            .Where(file => file.Path.StartsWith(Activities, StringComparison.Ordinal) && file.Is(".cs"))
            .Select(file => file.Path[Activities.Length..].Split('/'))
            .Where(path => path.Length > 1)
            .Select(path => path[0])
            .Distinct(StringComparer.Ordinal);

    [Fact]
    public void Folder_OfAnActivity_IsComplete() =>
        Offences.AssertNone(
            from folder in Folders
            from companion in Companions
            where !File.Exists(Path.Combine(Repository.Root, Activities, folder, companion))
            select $"{Activities}{folder} has no {companion}");

    [Fact]
    public void Folder_OfAnActivity_HasItsTests() =>
        Offences.AssertNone(Folders
            .Where(folder => !Directory.Exists(Path.Combine(Repository.Root, "tests/JourneyStudio.Tests/Activities", folder)))
            .Select(folder => $"tests/JourneyStudio.Tests/Activities/{folder} is missing"));

    [Fact]
    public void Type_OfAnActivity_IsNamedOnlyInItsFolder()
    {
        string[] types = [.. Repository.Production
            .Where(file => file.Path.StartsWith(Activities, StringComparison.Ordinal))
            .SelectMany(file => DescriptorType().Matches(file.Text))
            .Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(types);
        Offences.AssertNone(
            from file in Repository.Production
            where file.Is(".cs", ".razor", ".ts") && !file.Path.StartsWith(Activities, StringComparison.Ordinal)
            from type in types
            where file.Text.Contains(type, StringComparison.Ordinal)
            select $"{file.Path} names {type}");
    }

    [GeneratedRegex(@"\bType = (""Journey\.\w+"")")]
    private static partial Regex DescriptorType();
}
