using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Purchases;

namespace JourneyStudio.Storage.Members;

/// <summary>Everything the studio knows of one member except what happened to them.</summary>
public sealed record MemberProfile
{
    public required MemberRow Member { get; init; }
    public LocalText? Store { get; init; }
    public LocalText? Guide { get; init; }
    public LocalText? ProductLine { get; init; }
    public required IReadOnlyList<ProfileAttribute> Attributes { get; init; }
    public required IReadOnlyList<ProfileTag> Tags { get; init; }
    public required IReadOnlyList<MemberConsentRow> Consents { get; init; }
    /// <summary>Every grant and withdrawal, the newest first.</summary>
    public required IReadOnlyList<ConsentEntryRow> Ledger { get; init; }
    /// <summary>Those of the member's addresses that nothing is sent to.</summary>
    public required IReadOnlyList<SuppressionRow> Suppressions { get; init; }
    public required IReadOnlyList<ChildRow> Children { get; init; }
    public required IReadOnlyList<ProfileCoupon> Coupons { get; init; }
    public required IReadOnlyList<OrderRow> Orders { get; init; }
    public required IReadOnlyList<SubscriptionRow> Subscriptions { get; init; }
    /// <summary>The latest movements of points, the newest first.</summary>
    public required IReadOnlyList<PointsLedgerRow> Points { get; init; }
    public required IReadOnlyList<ProfileEnrollment> Enrollments { get; init; }
}

/// <summary>An attribute's value; <paramref name="Names"/> is null when the attribute is not defined (any more).</summary>
/// <param name="Personal">Whether it is masked until somebody looks.</param>
public sealed record ProfileAttribute(string Key, LocalText? Names, AttributeValue Value, bool Personal = false);

/// <summary>A tag the member carries; <paramref name="ScopeNames"/> names the session that is the scope, where there is one.</summary>
public sealed record ProfileTag(string Key, string Scope, DateTimeOffset At, LocalText? Names, string Group, LocalText? ScopeNames)
{
    /// <summary>Key of its colour; empty: the colour of tags.</summary>
    public string Color { get; init; } = "";
}

public sealed record ProfileCoupon(string Key, LocalText? Names, string State, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt);

/// <summary>A passage of the member through a journey, and the activities where it stands now.</summary>
public sealed record ProfileEnrollment
{
    public required long Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string Journey { get; init; }
    public required long VersionId { get; init; }
    public required int Version { get; init; }
    public required string State { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public IReadOnlyList<string> Standing { get; init; } = [];
}
