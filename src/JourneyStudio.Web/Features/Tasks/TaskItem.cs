using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>A guide's task.</summary>
internal sealed record TaskItem
{
    public required string Id { get; init; }

    /// <summary>Public id of the member.</summary>
    public required string Member { get; init; }

    public required string Purpose { get; init; }

    /// <summary><c>wecom</c>, <c>phone</c>, <c>store</c> or <c>tag</c>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }
    public required string Script { get; init; }
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary><c>open</c>, <c>overdue</c>, <c>done</c> or <c>withdrawn</c>.</summary>
    public required string State { get; init; }

    /// <summary>The member's behaviour score when it was looked up last.</summary>
    public required long Score { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset Due { get; init; }

    /// <summary>Key of the store.</summary>
    public string? Store { get; init; }

    /// <summary>Key of the staff person who is to do it.</summary>
    public string? Assignee { get; init; }

    public string? Session { get; init; }
    public string? Journey { get; init; }
    public string? Outcome { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? FinishedBy { get; init; }

    public static TaskItem Of(TaskListing item, PersonalMask mask, DateTimeOffset now) => new()
    {
        Id = item.Task.PublicId,
        Member = item.MemberId,
        Purpose = item.Task.Purpose,
        Kind = item.Task.Kind,
        Title = mask.Text(item.Task.Title),
        Script = mask.Text(item.Task.Script),
        Outcomes = item.Outcomes,
        State = item.IsOverdue(now) ? TaskStates.Overdue : item.Task.State,
        Score = item.Task.Score,
        CreatedAt = item.Task.CreatedAt,
        Due = item.Task.Due,
        Store = item.StoreKey,
        Assignee = item.AssigneeKey,
        Session = item.Task.Session.Length == 0 ? null : item.Task.Session,
        Journey = item.JourneyKey,
        Outcome = item.Task.Outcome,
        Note = item.Task.Note is { } note ? mask.Text(note) : null,
        FinishedAt = item.Task.FinishedAt,
        FinishedBy = item.Task.FinishedBy,
    };
}
