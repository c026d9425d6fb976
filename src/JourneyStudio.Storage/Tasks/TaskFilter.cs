using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Storage.Tasks;

/// <summary>Which tasks to list.</summary>
public sealed record TaskFilter
{
    /// <summary>Whose tasks.</summary>
    public required Scope Scope { get; init; }

    public TaskView View { get; init; }

    /// <summary>Key of the store they belong to; null for all.</summary>
    public string? Store { get; init; }

    /// <summary>Key of the staff person who is to do them; null for all.</summary>
    public string? Assignee { get; init; }
}

/// <summary>Parts of the list.</summary>
public enum TaskView
{
    /// <summary>Still to be done: what is late, then what is due within a day, each with the member of the highest score first, then the rest by its time.</summary>
    Open,

    /// <summary>Still to be done, and late.</summary>
    Overdue,

    /// <summary>Done, the newest first.</summary>
    Done,
}
