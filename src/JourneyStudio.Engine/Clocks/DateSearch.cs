using System.Collections.Immutable;

namespace JourneyStudio.Engine.Clocks;

/// <summary>Which dates a store has to look up: every one of them that may lead to an occurrence in the time looked at, and few others.</summary>
/// <param name="Days">Calendar dates.</param>
/// <param name="Instants">Spans of instants, ends excluded, in order and apart.</param>
public sealed record DateSearch(ImmutableArray<DateOnly> Days, ImmutableArray<(DateTimeOffset From, DateTimeOffset To)> Instants)
{
    /// <summary>Whether there is nothing to look up.</summary>
    public bool IsEmpty => Days.IsEmpty && Instants.IsEmpty;
}

/// <summary>An occurrence of a date.</summary>
/// <param name="Date">The day that is kept: the date itself, or the day on which it comes round.</param>
/// <param name="Due">When its start is due.</param>
public readonly record struct DateOccurrence(DateOnly Date, DateTimeOffset Due);

/// <summary>A date that a store found.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Record">Key of the record; empty for an attribute of the member.</param>
/// <param name="Value">The date or instant.</param>
/// <param name="Zone">Zone in which it is told: the session's for one of a session, else the member's.</param>
public sealed record DatedRecord(Members.MemberId Member, string Record, Members.AttributeValue Value, TimeZoneInfo Zone);
