namespace JourneyStudio.Engine.Execution;

/// <summary>Why a journey does not let a member in, in the order in which it is decided.</summary>
public static class RefusalReasons
{
    /// <summary>The trigger's filter did not accept the event.</summary>
    public const string Filter = "filter";

    /// <summary>A staff person acted, and the trigger is for members.</summary>
    public const string Staff = "staff";

    /// <summary>The date was taken up later than the trigger allows.</summary>
    public const string Late = "late";

    /// <summary>The journey is paused.</summary>
    public const string Paused = "paused";

    /// <summary>Outside the journey's entry window.</summary>
    public const string Window = "window";

    /// <summary>The member is blocked or erased.</summary>
    public const string Closed = "closed";

    /// <summary>The exit rule holds already.</summary>
    public const string ExitWhen = "exit-when";

    /// <summary>The event lacks the record that the entry key names.</summary>
    public const string NoEntryKey = "no-entry-key";

    /// <summary>An enrollment under this entry key is active.</summary>
    public const string Active = "active";

    /// <summary>The member was in before under this entry key, and the journey admits once.</summary>
    public const string Never = "never";

    /// <summary>The last entry is too recent.</summary>
    public const string TooSoon = "too-soon";

    /// <summary>Events that journeys raised have let the member in a hundred times at once: journeys that start each other, or themselves, without an end.</summary>
    public const string Loop = "loop";

    /// <summary>The member belongs to the control group; the entry is recorded to be measured.</summary>
    public const string Control = "control";

    /// <summary>Not a refusal: the enrollment ended because its goal was reached.</summary>
    public const string Goal = "goal";

    /// <summary>Its time came while the journey was paused, and the operator let those go. Also the reason of such an exit.</summary>
    public const string Overdue = "overdue";

    /// <summary>Not a refusal: the map of a migration let those go who stood there.</summary>
    public const string Migration = "migration";

    /// <summary>Not a refusal: the enrollment ended because the member was merged with another, whose older enrollment stays.</summary>
    public const string Merged = "merged";

    /// <summary>Not a refusal: the enrollment ended because the person's data were erased.</summary>
    public const string Erased = "erased";
}
