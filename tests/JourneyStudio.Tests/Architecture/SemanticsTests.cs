using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>Each line of <c>src/semantics.md</c> is named by a test, and each test that names one names one that stands there.</summary>
public sealed partial class SemanticsTests
{
    private const string NotBuilt = "## Not built yet";

    private static string Document { get; } = Repository.Production.Single(file => file.Path == "src/semantics.md").Text;

    private static HashSet<string> Named { get; } =
        [.. Repository.Sources.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal) && file.Is(".cs")).SelectMany(file => Trait().Matches(file.Text)).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Line_OfTheSemantics_IsNamedByATest() =>
        Offences.AssertNone(Lines(Document[..Document.IndexOf(NotBuilt, StringComparison.Ordinal)]).Where(line => !Named.Contains(line)).Select(line => $"{line}: no test names it"));

    [Fact]
    public void Line_NotBuiltYet_IsNamedByNoTest() =>
        Offences.AssertNone(Lines(Document[Document.IndexOf(NotBuilt, StringComparison.Ordinal)..]).Where(Named.Contains).Select(line => $"{line}: a test names it, so it is built"));

    [Fact]
    public void Test_ThatNamesALine_NamesOneThatStandsThere() => Offences.AssertNone(Named.Except(Lines(Document)).Select(line => $"{line}: no such line in src/semantics.md"));

    [Fact]
    public void Line_OfTheSemantics_StandsThereOnce() =>
        Offences.AssertNone(Lines(Document).GroupBy(line => line).Where(same => same.Count() > 1).Select(same => same.Key));

    private static List<string> Lines(string text) => [.. Statement().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""^- ([a-z-]+\.[a-z-]+): """, RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex("""Trait\("Semantics", "([^"]+)"\)""")]
    private static partial Regex Trait();
}
