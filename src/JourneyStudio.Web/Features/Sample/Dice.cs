namespace JourneyStudio.Web.Features.Sample;

/// <summary>A small seeded generator (SplitMix64): the same seed and number give the same member on every machine and in every release.</summary>
internal struct Dice(ulong seed, ulong number)
{
    private ulong state = Mix(seed) ^ Mix(number + 0x9E3779B97F4A7C15UL);

    /// <summary>A whole number from 0 to below <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);

    /// <summary>A whole number between both ends, ends included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    /// <summary>True in <paramref name="percent"/> of 100 throws.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>One of the choices, all alike.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private ulong Draw() => Mix(state += 0x9E3779B97F4A7C15UL);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
