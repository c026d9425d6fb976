namespace JourneyStudio.Engine.Definitions;

/// <summary>What the second pass gathers: the problems found, located by the first pass.</summary>
internal sealed class JsonReading(JsonScan scan)
{
    private const int MaxProblems = 100;

    public List<Problem> Problems { get; } = [];

    public void Report(Problem problem, string path, string? activity = null)
    {
        if (Problems.Count < MaxProblems) Problems.Add(problem with { Path = path, Line = scan.LineOf(path), Activity = activity });
    }
}
