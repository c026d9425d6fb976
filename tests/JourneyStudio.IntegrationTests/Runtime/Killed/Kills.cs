using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime;
using JourneyStudio.Storage.Laws;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>How hard the fault tests try: little in the suite, much in tests/soak.sh, which sets the environment.</summary>
internal static class Kills
{
    /// <summary>Kills in one run: KILL_ROUNDS.</summary>
    public static int Rounds { get; } = Number("KILL_ROUNDS", 5);

    /// <summary>Members in one run: KILL_MEMBERS.</summary>
    public static int Members { get; } = Number("KILL_MEMBERS", 2_000);

    /// <summary>Nothing that is due may wait longer (law 5).</summary>
    public static TimeSpan TwoSlotTurns { get; } = 2 * new RuntimeOptions().SlotTurn;

    /// <summary>Chooses the instants: KILL_SEED, else by chance. It is printed, so that a failing run can be done again.</summary>
    public static int Seed(string test)
    {
        var seed = Number("KILL_SEED", Random.Shared.Next());
        Console.WriteLine($"SIGKILL test, {test}: seed {seed} (KILL_SEED={seed} chooses the same instants again)");
        return seed;
    }

    /// <summary>The laws hold at every moment, so also in the file that a killed process left behind.</summary>
    public static async Task LawsAsync(TemporaryStudio studio, int seed, DateTimeOffset? overdueBefore)
    {
        var breaches = await studio.Get<LawChecks>().CheckAsync(overdueBefore, CancellationToken.None);
        Assert.True(breaches.IsEmpty, $"seed {seed}:\n{string.Join('\n', breaches)}");
    }

    internal static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;
}
