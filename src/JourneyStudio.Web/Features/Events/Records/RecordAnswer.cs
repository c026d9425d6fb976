using JourneyStudio.Storage.Records;

namespace JourneyStudio.Web.Features.Events.Records;

/// <summary>Answer to a post of records: each in the order it was sent.</summary>
/// <param name="Rejected">How many were not written because something is wrong with them.</param>
/// <param name="Items">One for each record.</param>
internal sealed record RecordAnswer(int Rejected, IReadOnlyList<RecordItem> Items)
{
    public static RecordAnswer Of(IReadOnlyList<RecordItem> items) => new(items.Count(item => item.Status == RecordItem.RejectedStatus), items);
}

/// <summary>What became of one record.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Id">Its id, where it could be read.</param>
/// <param name="Status"><c>created</c>, <c>updated</c>, <c>unchanged</c>, <c>deleted</c> or <c>rejected</c>.</param>
/// <param name="Errors">What is wrong with it; only for a rejected one.</param>
internal sealed record RecordItem(int Index, string? Id, string Status, IReadOnlyList<EventProblem>? Errors = null)
{
    public const string RejectedStatus = "rejected";

    public static RecordItem Of(int index, string id, RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Created => new(index, id, "created"),
        RecordOutcome.Updated => new(index, id, "updated"),
        RecordOutcome.Unchanged => new(index, id, "unchanged"),
        RecordOutcome.Deleted => new(index, id, "deleted"),
        RecordOutcome.UnknownMember => new(index, id, RejectedStatus, [new("member", "No member is known by this reference. Post an event of theirs first.")]),
        RecordOutcome.OtherMember => new(index, id, RejectedStatus, [new("member", "The record belongs to another member.")]),
        _ => new(index, id, RejectedStatus, [new("coupon", "There is no such coupon.")]),
    };
}
