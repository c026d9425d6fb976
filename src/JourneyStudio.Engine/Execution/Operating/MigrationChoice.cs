namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>What becomes of an enrollment with a token at an activity when its journey's members go to another version.</summary>
/// <param name="Way">What happens.</param>
/// <param name="Target">Id of the activity of the other version; null unless it is <see cref="MigrationWay.Move"/>.</param>
public sealed record MigrationChoice(MigrationWay Way, string? Target = null)
{
    /// <summary>It stays in its version.</summary>
    public static MigrationChoice Stay { get; } = new(MigrationWay.Stay);

    /// <summary>It leaves the journey.</summary>
    public static MigrationChoice Exit { get; } = new(MigrationWay.Exit);

    /// <summary>The token goes to an activity of the other version. To the one of the same id and kind it goes with its time: it does not arrive there anew.</summary>
    public static MigrationChoice To(string activity) => new(MigrationWay.Move, activity);
}

/// <summary>What a migration does with those who stand somewhere.</summary>
public enum MigrationWay
{
    /// <summary>They stay in their version.</summary>
    Stay,

    /// <summary>They go to the other version.</summary>
    Move,

    /// <summary>They leave the journey.</summary>
    Exit,
}
