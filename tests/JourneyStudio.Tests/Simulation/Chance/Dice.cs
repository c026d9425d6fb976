namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Chance that can be had again: the same seed throws the same.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int From(int least, int most) => random.Next(least, most + 1);

    public bool Percent(int percent) => random.Next(100) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>So many of the choices, each once, in their order.</summary>
    public IEnumerable<T> Some<T>(IReadOnlyList<T> choices, int least, int most)
    {
        var count = Math.Min(choices.Count, From(least, most));
        return Enumerable.Range(0, choices.Count).OrderBy(_ => random.Next()).Take(count).Order().Select(at => choices[at]).ToList();
    }

    /// <summary>Dice of their own, so that what is thrown there changes nothing here.</summary>
    public Dice Apart() => new(random.Next());
}
