using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Segments;

/// <summary>Where it stands who belongs to a segment, or has a computed tag, and how it is told that somebody came or went. In the statements ?1 is the key, and ?2 the scope where there is one; then come the members and the instant.</summary>
internal sealed record Membership
{
    /// <summary>Property of the events that names it.</summary>
    public required string Kind { get; init; }

    public required string Key { get; init; }

    /// <summary>Key of the session for which a tag is given; empty: once for all. Null: nothing of the kind has a scope.</summary>
    public string? Scope { get; init; }

    public required string EnteredEvent { get; init; }

    public required string LeftEvent { get; init; }

    /// <summary>All who belong to it.</summary>
    public required string Members { get; init; }

    public required string Insert { get; init; }

    public required string Delete { get; init; }

    /// <summary>Keeps how many belong to it: ?1 the key, ?2 how many, ?3 the instant.</summary>
    public required string Note { get; init; }

    /// <summary>Changes how many belong to it, where that is followed between refreshes: ?1 the key, ?2 by how many.</summary>
    public string? Shift { get; init; }

    /// <summary>Keeps what a refresh, or a look at one member, has changed, in the transaction of the last change.</summary>
    public Action<Link, MembershipChange> Count { get; init; } = (_, _) => { };

    /// <summary>Done with each part of <see cref="MembershipRefresh.SettleAsync"/>, in its transaction, also when nothing has changed: with how many came and went.</summary>
    public Action<Link, int> Settled { get; init; } = (_, _) => { };

    /// <summary>Number of the parameter that holds the members.</summary>
    public int MembersAt => Scope is null ? 2 : 3;

    public static Membership OfSegment(string key) => new()
    {
        Kind = "segment",
        Key = key,
        EnteredEvent = SegmentRefresh.EnteredEvent,
        LeftEvent = SegmentRefresh.LeftEvent,
        Members = "select member_id from segment_member where segment = ?1",
        Insert = "insert into segment_member(segment, member_id, at) select ?1, id, ?3 from member where id in (select value from json_each(?2)) on conflict do nothing",
        Delete = "delete from segment_member where segment = ?1 and member_id in (select value from json_each(?2))",
        Note = "update segment set members = ?2, refreshed_at = ?3 where key = ?1",
    };
}
