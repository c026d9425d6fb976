using JourneyStudio.Engine.Intake;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Answer to a post of events: how many were what, and each in the order it was sent.</summary>
/// <param name="Stored">Stored now.</param>
/// <param name="Duplicates">Known already by their id; nothing was done.</param>
/// <param name="Rejected">Not stored because something is wrong with them.</param>
/// <param name="Items">One for each event.</param>
internal sealed record EventAnswer(int Stored, int Duplicates, int Rejected, IReadOnlyList<EventItem> Items)
{
    public static EventAnswer Of(IReadOnlyList<EventItem> items) => new(
        items.Count(item => item.Status == EventItem.StoredStatus),
        items.Count(item => item.Status == EventItem.DuplicateStatus),
        items.Count(item => item.Status == EventItem.RejectedStatus),
        items);
}

/// <summary>What became of one event.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Id">Its id, where it could be read.</param>
/// <param name="Status"><c>stored</c>, <c>duplicate</c> or <c>rejected</c>.</param>
/// <param name="Errors">What is wrong with it; only for a rejected one.</param>
internal sealed record EventItem(int Index, string? Id, string Status, IReadOnlyList<EventProblem>? Errors = null)
{
    public const string StoredStatus = "stored";
    public const string DuplicateStatus = "duplicate";
    public const string RejectedStatus = "rejected";

    public static EventItem Of(int index, IncomingEvent incoming, IntakeResult result) => result switch
    {
        IntakeResult.Stored => new(index, incoming.Key, StoredStatus),
        IntakeResult.Duplicate => new(index, incoming.Key, DuplicateStatus),
        _ => new(index, incoming.Key, RejectedStatus, [new("member", "No member is known by this reference.")]),
    };
}
