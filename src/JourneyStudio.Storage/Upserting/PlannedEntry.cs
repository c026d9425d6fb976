using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Upserting;

/// <summary>What an entry comes to: whom it concerns (null: somebody new) and what is to be written.</summary>
internal sealed record PlannedEntry(MemberEntry Entry, EntryOutcome Outcome, KnownMember? Member, IReadOnlyList<PlannedChange> Changes);

internal readonly record struct PlannedChange(EntryField Field, AttributeValue? Before, AttributeValue? After)
{
    /// <summary>As journeys are told of it: stores and product lines by their keys, which rules and messages know them by.</summary>
    public AttributeValue? ToldBefore { get; init; } = Before;

    public AttributeValue? ToldAfter { get; init; } = After;
}
