namespace JourneyStudio.Tests.Architecture;

/// <summary>Small files: half of them up to 60 lines, nine in ten under 200, none over 400.</summary>
public sealed class FileSizeTests
{
    private static IEnumerable<SourceFile> Files => Repository.Production.Where(file => file.Is(".cs", ".razor", ".ts", ".mjs"));

    [Fact]
    public void Length_AnyFile_IsAtMost400Lines() =>
        Offences.AssertNone(Repository.Sources.Where(file => file.Is(".cs", ".razor", ".ts", ".mjs") && file.LineCount > 400).Select(file => $"{file.Path}: {file.LineCount} lines"));

    [Fact]
    public void Length_NineOfTen_IsUnder200Lines() => Assert.InRange(Percentile(0.9), 0, 199);

    [Fact]
    public void Length_Median_IsAtMost60Lines() => Assert.InRange(Percentile(0.5), 0, 60);

    private static int Percentile(double share)
    {
        int[] lengths = [.. Files.Select(file => file.LineCount).Order()];
        return lengths[(int)(lengths.Length * share)];
    }
}
