using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>What no source file may contain.</summary>
public sealed partial class SourceTextTests
{
    private static readonly string[] Code = [".cs", ".razor", ".ts", ".mjs"];

    [Fact]
    public void Text_AnySource_HasNothingUnfinished() => AssertNowhere(Code, Unfinished());

    [Fact]
    public void Text_Markup_HasNoInlineStyle() => AssertNowhere([".razor"], InlineStyle());

    [Fact]
    public void Text_Suppression_CarriesItsReason() => AssertNowhere([".cs"], BareSuppression());

    [Fact]
    public void Text_LockFile_NamesNoRegistry() => AssertNowhere(["package-lock.json", "packages.lock.json", ".npmrc"], RegistryAddress());

    private static void AssertNowhere(string[] extensions, Regex pattern) =>
        Offences.AssertNone(
            from file in Repository.Sources
            where file.Is(extensions) && !file.Path.Contains("/Architecture/", StringComparison.Ordinal)
            from match in pattern.Matches(file.Text)
            let line = file.Text.AsSpan(0, match.Index).Count('\n') + 1
            select $"{file.Path}:{line} {match.Value.Trim()}");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException|NotSupportedYet)\b|(?<!const string )\bSkip\s*=\s*""")]
    private static partial Regex Unfinished();

    // Style is how Radzen's components take one
    [GeneratedRegex(@"\s[sS]tyle\s*=\s*[""'@]")]
    private static partial Regex InlineStyle();

    // a pragma says why after //, an attribute in Justification
    [GeneratedRegex(@"#pragma warning disable(?![^\n]*//)[^\n]*|\[(assembly:\s*)?(Unconditional)?SuppressMessage\((?![^\]]*Justification)[^\]]*\]")]
    private static partial Regex BareSuppression();

    [GeneratedRegex(@"""resolved""\s*:\s*""http[^""]*|registry\s*=\s*http\S*")]
    private static partial Regex RegistryAddress();
}
