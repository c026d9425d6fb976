using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members.Merging;

/// <summary>What one of two members has said about being written to.</summary>
/// <param name="Granted">Consents in force.</param>
/// <param name="Withdrawn">Consents that they took back.</param>
/// <param name="Channels">Accounts (see <see cref="ChannelKeys.Account"/>) on which they can be reached.</param>
public sealed record ConsentBook(IReadOnlySet<Consent> Granted, IReadOnlySet<Consent> Withdrawn, IReadOnlySet<string> Channels)
{
    /// <summary>What holds for the two together. The stricter wins: what either took back stays so, and where both can be reached both must have agreed.</summary>
    public static ImmutableHashSet<Consent> Stricter(ConsentBook one, ConsentBook other) =>
    [
        .. one.Granted.Union(other.Granted).Where(consent => !one.Withdrawn.Contains(consent) && !other.Withdrawn.Contains(consent)
            && (one.Granted.Contains(consent) && other.Granted.Contains(consent) || !one.Reaches(consent.Channel) || !other.Reaches(consent.Channel))),
    ];

    /// <summary>Reasons of suppression that are about the person, not about an address that is dead: they follow the person to another address.</summary>
    public static bool IsOfThePerson(string reason) => reason is OptOut.Reason or "complained" or "operator";

    private bool Reaches(string channel) => Channels.Contains(ChannelKeys.Account(channel));
}
