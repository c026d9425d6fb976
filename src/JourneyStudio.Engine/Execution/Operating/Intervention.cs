namespace JourneyStudio.Engine.Execution.Operating;

/// <summary>An operator's hand in a step.</summary>
/// <param name="Kind">What was done: one of the names below.</param>
/// <param name="Actor">Who: a user's number; below zero an API key's.</param>
public sealed record Intervention(string Kind, long Actor)
{
    /// <summary>A failed activity was run again.</summary>
    public const string Retried = "retry";

    /// <summary>A token was sent on by a port.</summary>
    public const string Skipped = "skip";

    /// <summary>A token was put at another activity.</summary>
    public const string Moved = "move";

    /// <summary>A token was put into another version.</summary>
    public const string Migrated = "migrate";

    /// <summary>The member turned out to be another member, whose enrollment it now is, or whose enrollment stays instead.</summary>
    public const string Merged = "merge";
}
