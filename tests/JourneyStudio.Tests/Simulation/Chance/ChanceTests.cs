using System.Globalization;
using JourneyStudio.Engine.Activities;
using Xunit.Abstractions;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Random journeys, members and mishaps: the laws of SEMANTICS.md hold after every drain, and whatever crashes, the trace is the same.</summary>
public sealed class ChanceTests(ITestOutputHelper output)
{
    /// <summary>Environment variable: the one seed to play.</summary>
    private const string Seed = "JOURNEYSTUDIO_SEED";

    /// <summary>Environment variable: how many seeds to play, instead of 2,000.</summary>
    private const string Seeds = "JOURNEYSTUDIO_SEEDS";

    private const int Usual = 2000;

    /// <summary>What must have come up: every kind of activity, every way to end.</summary>
    private static IEnumerable<string> Wanted =>
    [
        .. World.Catalog.Kinds.Where(kind => kind.Descriptor.Family != ActivityFamily.Note).Select(kind => kind.Descriptor.Type),
        .. World.Catalog.Kinds.Where(kind => kind.Descriptor.Parks).Select(kind => $"parked {kind.Descriptor.Type}"),
        .. new[] { "Active", "Completed", "Control", "Exited", "Failed" }.Select(state => $"state {state}"),
        .. new[] { "cancelled", "exited", "failed", "goal", "joined", "migrated" }.Select(end => $"end {end}"),
        .. new[] { "exit-when", "goal", "loop", "migration", "restarted" }.Select(reason => $"reason {reason}"),
        .. new[] { "active", "closed", "control", "exit-when", "filter", "late", "never", "no-entry-key", "too-soon", "window" }.Select(reason => $"refused {reason}"),
        .. new[] { nameof(Effect.AddTag), nameof(Effect.RemoveTag), nameof(Effect.SetAttribute), nameof(Effect.AddPoints), nameof(Effect.IssueCoupon), nameof(Effect.StartJourney), nameof(Effect.SendMessage), nameof(Effect.Convert) }.Select(effect => $"effect {effect}"),
        .. World.Catalog.Kinds.Where(kind => kind.Descriptor.Parks).Select(kind => $"migrated {kind.Descriptor.Type}"),
        "goal reached", "parked Journey.Join", "migrated Journey.Join", "migrated", "taken back",
    ];

    [Fact]
    [Trait("Semantics", "laws.entered")]
    [Trait("Semantics", "laws.tokens")]
    [Trait("Semantics", "laws.counts")]
    [Trait("Semantics", "laws.effects")]
    [Trait("Semantics", "laws.steps")]
    [Trait("Semantics", "life.migrate")]
    public async Task Laws_RandomJourneysWithMishaps_HoldAndTheTraceIsTheSame()
    {
        var (first, count) = Number(Seed) is { } one ? (one, 1) : (1, Number(Seeds) ?? Usual);
        var coverage = new Coverage();
        var failures = new List<(int Seed, string Why)>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (seed, _) =>
        {
            if (await Trial.FailureAsync(ChanceCase.Of(seed), coverage) is not { } why) return;
            lock (failures) failures.Add((seed, why));
        });

        output.WriteLine(coverage.ToString());
        if (failures.Count > 0) Assert.Fail(await TellAsync(failures, count));
        if (count < Usual) return;
        Assert.Empty(coverage.Missing(Wanted));
        Assert.InRange(coverage.Endless, 0, count / 100);
    }

    private static async Task<string> TellAsync(List<(int Seed, string Why)> failures, int count)
    {
        var (worst, said) = failures.MinBy(failure => failure.Seed);
        return
            $"{failures.Count} of {count} seeds fail, the first is {worst}: {said}\n\nOthers: {string.Join(", ", failures.Select(failure => failure.Seed).Order().Skip(1).Take(20))}\n"
            + $"Play it again: {Seed}={worst} dotnet test tests/JourneyStudio.Tests --filter {nameof(ChanceTests)}\n\n{await Shrinking.TellAsync(ChanceCase.Of(worst))}";
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
