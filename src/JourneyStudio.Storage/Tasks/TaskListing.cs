using JourneyStudio.Engine.Content;

namespace JourneyStudio.Storage.Tasks;

/// <summary>A task as lists show it.</summary>
public sealed record TaskListing
{
    public required GuideTaskRow Task { get; init; }
    public required IReadOnlyList<string> Outcomes { get; init; }
    /// <summary>Public id of the member.</summary>
    public required string MemberId { get; init; }
    public required string MemberName { get; init; }
    public string? MemberPhone { get; init; }
    public string? StoreKey { get; init; }
    public LocalText? StoreNames { get; init; }
    public string? AssigneeKey { get; init; }
    public LocalText? AssigneeNames { get; init; }
    public string? JourneyKey { get; init; }
    public string? JourneyName { get; init; }

    public bool IsUnfinished => Task.State is TaskStates.Open or TaskStates.Overdue;

    /// <summary>By the clock: the mark in the row follows a little later.</summary>
    public bool IsOverdue(DateTimeOffset now) => IsUnfinished && Task.Due <= now;
}

/// <summary>How much there is to do.</summary>
/// <param name="Open">Still to be done.</param>
/// <param name="Overdue">Of these, late.</param>
public sealed record TaskCounts(int Open, int Overdue);
