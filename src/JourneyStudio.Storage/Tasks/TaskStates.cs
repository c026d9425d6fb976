namespace JourneyStudio.Storage.Tasks;

/// <summary>Life of a guide's task.</summary>
public static class TaskStates
{
    /// <summary>To be done, and there is time.</summary>
    public const string Open = "open";

    /// <summary>To be done, late.</summary>
    public const string Overdue = "overdue";

    public const string Done = "done";

    /// <summary>Taken back: the member left the journey, or what it was for is settled.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The states of what is still to be done, as lists in statements.</summary>
    internal const string Unfinished = $"'{Open}', '{Overdue}'";
}
