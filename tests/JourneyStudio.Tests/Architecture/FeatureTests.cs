using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>A feature of the web uses Shared, never a sibling; Shared uses no feature.</summary>
public sealed partial class FeatureTests
{
    private const string Web = "src/JourneyStudio.Web/";

    [Fact]
    public void Usage_Feature_NamesNoSibling() =>
        Offences.AssertNone(
            from file in Files(Web + "Features/")
            let own = file.Path[(Web + "Features/").Length..].Split('/')[0]
            from other in Features(file)
            where other != own
            select $"{file.Path} uses the feature {other}");

    [Fact]
    public void Usage_Shared_NamesNoFeature() =>
        Offences.AssertNone(
            from file in Files(Web + "Shared/")
            from feature in Features(file)
            select $"{file.Path} uses the feature {feature}");

    [Fact]
    public void Usage_GlobalImports_NameNoFeature() =>
        Offences.AssertNone(
            from file in Files(Web)
            where file.Name == "_Imports.razor" && file.Path.Split('/').Length < 5 || file.Text.Contains("global using", StringComparison.Ordinal)
            from feature in Features(file)
            select $"{file.Path} brings the feature {feature} to all others");

    private static IEnumerable<SourceFile> Files(string under) =>
        Repository.Production.Where(file => file.Path.StartsWith(under, StringComparison.Ordinal) && file.Is(".cs", ".razor"));

    private static IEnumerable<string> Features(SourceFile file) =>
        FeatureName().Matches(file.Text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<!http\.)\bFeatures\.([A-Z]\w*)")]
    private static partial Regex FeatureName();
}
