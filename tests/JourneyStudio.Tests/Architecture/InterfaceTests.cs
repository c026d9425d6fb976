using System.Text.RegularExpressions;

namespace JourneyStudio.Tests.Architecture;

/// <summary>An interface has at least two implementations in production, or its documentation says "One implementation:" and why.</summary>
public sealed partial class InterfaceTests
{
    [Fact]
    public void Implementations_Interface_AreSeveralOrReasoned() =>
        Offences.AssertNone(
            from file in Code()
            from match in Interface().Matches(file.Text)
            let name = match.Groups[1].Value
            where !file.Text[..match.Index].Contains("One implementation:", StringComparison.Ordinal)
            where Code().Sum(other => Implementations(other, name)) < 2
            select $"{file.Path}: {name}");

    private static IEnumerable<SourceFile> Code() => Repository.Production.Where(file => file.Is(".cs", ".razor"));

    private static int Implementations(SourceFile file, string name) =>
        BaseList().Matches(file.Text).Count(match => Regex.IsMatch(match.Groups[1].Value, $@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))
        + Regex.Count(file.Text, $@"^@implements\s+{name}\b", RegexOptions.Multiline, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^\s*(?:public |internal |private |file |partial )*interface (I[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Interface();

    // from the colon after a type's head to the brace, semicolon or constraint behind its bases; the head may span lines
    [GeneratedRegex(@"\b(?:class|struct|record|interface) \w+(?:<[^>]*>)?(?:\((?:[^()]|\([^()]*\))*\))?\s*:\s*([^{;]*)")]
    private static partial Regex BaseList();
}
