using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Intake;

/// <summary>A change of a member that comes with an event: the answers of a form, the address behind a scan.</summary>
public sealed record MemberEdit
{
    /// <summary>Attributes to set, built-in ones (see <see cref="BuiltInAttributes"/>) among them; null clears.</summary>
    public IReadOnlyDictionary<string, AttributeValue?> Attributes { get; init; } = NoAttributes;

    /// <summary>Addresses to set by channel.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = NoAddresses;

    /// <summary>Consents that the member gave.</summary>
    public IReadOnlyCollection<Consent> Granted { get; init; } = [];

    /// <summary>Consents that the member took back.</summary>
    public IReadOnlyCollection<Consent> Withdrawn { get; init; } = [];

    /// <summary>Channels whose address is to be written to no more, each with the reason: <c>bounced</c> or <c>complained</c>.</summary>
    public IReadOnlyDictionary<string, string> Suppressed { get; init; } = NoAddresses;

    private static readonly Dictionary<string, AttributeValue?> NoAttributes = [];
    private static readonly Dictionary<string, string> NoAddresses = [];
}
