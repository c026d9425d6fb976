namespace JourneyStudio.Engine.Execution;

/// <summary>A run of numbers that nobody else has.</summary>
/// <param name="first">First number.</param>
/// <param name="count">How many.</param>
public sealed class IdBlock(long first, int count)
{
    private int used;

    /// <summary>How many are left.</summary>
    public int Left => count - used;

    /// <summary>The same numbers from the start, for whoever does the same work again because nothing of it was kept.</summary>
    public IdBlock Again() => new(first, count);

    /// <summary>The next number.</summary>
    /// <exception cref="InvalidOperationException">The block is used up: the caller took too few.</exception>
    public long Next() => used < count ? first + used++ : throw new InvalidOperationException("The block of ids is used up.");
}
