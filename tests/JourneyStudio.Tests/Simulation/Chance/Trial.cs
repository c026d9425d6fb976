namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Plays a case twice, undisturbed and with mishaps.</summary>
internal static class Trial
{
    /// <returns>What is wrong; null when nothing is.</returns>
    public static async Task<string?> FailureAsync(ChanceCase played, Coverage? coverage = null)
    {
        try
        {
            var plans = played.Compile();
            var quiet = await CaseRun.PlayAsync(played, plans, Mishaps.None);
            coverage?.Add(quiet);
            var rough = await CaseRun.PlayAsync(played, plans, new Mishaps(new Dice(played.Seed)));
            return Difference([.. Telling.Of(quiet)], [.. Telling.Of(rough)]);
        }
        catch (EndlessCaseException)
        {
            coverage?.AddEndless();
            return null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return broken is BrokenLawException ? broken.Message : broken.ToString();
        }
    }

    private static string? Difference(List<string> quiet, List<string> rough)
    {
        var lost = quiet.Except(rough).Take(5).Select(line => $"  undisturbed:  {line}").ToList();
        var added = rough.Except(quiet).Take(5).Select(line => $"  with mishaps: {line}");
        return quiet.SequenceEqual(rough) ? null : $"mishaps change the trace\n{string.Join('\n', lost.Concat(added))}";
    }
}
