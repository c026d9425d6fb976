using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Touchpoints;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>The codes of a session: one to check in, one to sign up at the store, and one to sign up with each of its guides.</summary>
public static class SessionQrCodes
{
    public const string SignUp = "signup";
    public const string CheckIn = "checkin";
    private const int Length = 12;

    /// <param name="session">Key of the session.</param>
    /// <param name="campaign">Key of its campaign.</param>
    /// <param name="store">Key of its store.</param>
    /// <param name="guides">Keys of the guides there.</param>
    /// <param name="now">When.</param>
    public static IEnumerable<QrCodeRow> Of(string session, string? campaign, string store, IEnumerable<string> guides, DateTimeOffset now)
    {
        yield return Code(CheckIn, null);
        foreach (var guide in guides.Prepend(null))
            yield return Code(SignUp, guide);

        QrCodeRow Code(string purpose, string? guide) => new()
        {
            PublicId = PublicId.New()[^Length..],
            Purpose = purpose,
            Session = session,
            Store = store,
            Guide = guide,
            Campaign = campaign,
            CreatedAt = now,
        };
    }
}
