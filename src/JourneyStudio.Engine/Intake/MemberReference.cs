using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Intake;

/// <summary>How a sender names a member. The first value given, in the order of the properties, decides; the others fill in a member that is created.</summary>
public sealed record MemberReference
{
    /// <summary>Internal number, for callers inside the house.</summary>
    public MemberId? Id { get; init; }

    /// <summary>Public id, as in signed links.</summary>
    public string? PublicId { get; init; }

    /// <summary>Id in the brand's own system.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Phone number in E.164 form.</summary>
    public string? Phone { get; init; }

    /// <summary>Email address.</summary>
    public string? Email { get; init; }

    /// <summary>Account by which they write to the official account (OpenID); a staff person who is bound to it is found too.</summary>
    public string? OpenId { get; init; }

    /// <summary>Key of a staff person, who acts instead of a member.</summary>
    public string? Staff { get; init; }

    /// <summary>True to create a member who is not found by external id, phone or email; false to answer <see cref="IntakeResult.UnknownMember"/>.</summary>
    public bool CreateUnknown { get; init; }
}
