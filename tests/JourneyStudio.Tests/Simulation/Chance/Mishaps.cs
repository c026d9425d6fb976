namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>What goes wrong on the way: how large batches are, and whether one is lost, refused or committed twice.</summary>
internal sealed class Mishaps(Dice? dice)
{
    private const int Whole = 1000;

    /// <summary>Nothing goes wrong, and everybody fits into one batch.</summary>
    public static Mishaps None { get; } = new(null);

    public int BatchSize() => dice?.Of([1, 1, 2, 3, Whole]) ?? Whole;

    /// <summary>The process dies after it has decided, before the commit.</summary>
    public bool Crashes() => dice?.Percent(12) ?? false;

    /// <summary>Another owner of the slot was faster.</summary>
    public bool IsOvertaken() => dice?.Percent(8) ?? false;

    /// <summary>The answer to a commit is lost, and it is sent again.</summary>
    public bool Repeats() => dice?.Percent(12) ?? false;
}
