using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>What keeps a session from being written. The field of each problem is that of <see cref="SessionDraft"/>.</summary>
public static class SessionChecks
{
    private const int LongestText = 200;
    private const int LargestRoom = 100_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static IReadOnlyList<Problem> Find(SessionDraft draft, SessionSurroundings around) => [.. References(draft, around), .. Words(draft), .. Times(new(draft.TimeZone, draft.StartsAt, draft.EndsAt))];

    public static IReadOnlyList<Problem> Find(SessionTimes times) => [.. Times(times)];

    private static IEnumerable<Problem> Times(SessionTimes times)
    {
        if (!Zones.Find(times.TimeZone).IsOk)
            yield return new("zone.unknown", times.TimeZone) { Field = "timeZone" };
        if (times.EndsAt <= times.StartsAt)
            yield return new("session.ends-first") { Field = "endsAt" };
        else if (times.EndsAt - times.StartsAt > Longest)
            yield return new("session.too-long", Longest.Days.ToString(CultureInfo.InvariantCulture)) { Field = "endsAt" };
    }

    private static IEnumerable<Problem> Words(SessionDraft draft)
    {
        if (draft.Key is { } key && !SessionKeys.IsOne(key))
            yield return new("session.key", key) { Field = "key" };
        foreach (var (field, text) in new[] { ("names", draft.Names), ("place", draft.Place) }.Where(pair => !IsSaid(pair.Item2)))
            yield return new("session.text", LongestText.ToString(CultureInfo.InvariantCulture)) { Field = field };
        if (draft.Capacity is < 1 or > LargestRoom)
            yield return new("session.capacity", LargestRoom.ToString("N0", CultureInfo.InvariantCulture)) { Field = "capacity" };
        foreach (var (field, text) in new[] { ("lecturer", draft.Lecturer), ("partner", draft.Partner) }.Where(pair => pair.Item2?.Length > LongestText))
            yield return new("session.text", LongestText.ToString(CultureInfo.InvariantCulture)) { Field = field };
    }

    private static IEnumerable<Problem> References(SessionDraft draft, SessionSurroundings around)
    {
        if (!around.Stores.ContainsKey(draft.Store))
            yield return new("session.store", draft.Store) { Field = "store" };
        if (draft.Campaign is { } campaign && !around.Campaigns.ContainsKey(campaign))
            yield return new("session.campaign", campaign) { Field = "campaign" };
        if (draft.Coupon is { } coupon && !around.Coupons.ContainsKey(coupon))
            yield return new("session.coupon", coupon) { Field = "coupon" };
    }

    private static bool IsSaid(LocalText text) => text.En.Length is > 0 and <= LongestText && text.Zh.Length is > 0 and <= LongestText;
}
