using System.Globalization;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Keys of sessions that are given none: the same campaign, store and local start lead to the same one, so a file that comes twice makes nothing twice.</summary>
public static class SessionKeys
{
    public const int Longest = 80;

    public static string Of(string? campaign, string store, string zone, DateTimeOffset startsAt)
    {
        var local = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var place) ? TimeZoneInfo.ConvertTime(startsAt, place) : startsAt;
        return string.Create(CultureInfo.InvariantCulture, $"{campaign ?? "session"}-{store}-{local:yyyyMMdd-HHmm}");
    }

    /// <summary>Letters, digits and <c>- _ .</c>: it stands in links, in scopes of tags and in events.</summary>
    public static bool IsOne(string key) => key.Length is > 0 and <= Longest && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
