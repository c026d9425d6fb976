using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Channels.Rendering;

/// <summary>
/// What a template can reach, and all it can reach: <c>member</c> (attributes by key), <c>session</c>, <c>coupon</c>, <c>records</c> and <c>journey</c> (what the enrollment remembers, by name).
/// A value that is not known is absent, so that a default can take its place.
/// </summary>
internal static class MergeData
{
    public static Dictionary<string, object?> From(RenderRequest request, string language)
    {
        var words = new LocalWords(language, request.Channel);
        var data = new Dictionary<string, object?>
        {
            ["member"] = Values(request.Member.Attributes),
            ["journey"] = Values(request.Values),
            ["records"] = request.Records.ToDictionary(r => r.Key, object? (r) => new MergeText(r.Value)),
        };
        if (request.Session is { } session)
            data["session"] = Session(session, words);
        if (request.Coupon is { } coupon)
            data["coupon"] = Coupon(coupon, request, words);
        return data;

        Dictionary<string, object?> Values(IReadOnlyDictionary<string, AttributeValue> known) =>
            known.Where(one => one.Value.ToText().Length > 0).ToDictionary(one => one.Key, object? (one) => words.Say(one.Value, request.Member.Zone));
    }

    private static Dictionary<string, object?> Session(SessionRecord session, LocalWords words)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(session.Zone);
        var start = TimeZoneInfo.ConvertTime(session.StartsAt, zone);
        var end = TimeZoneInfo.ConvertTime(session.EndsAt, zone);
        var group = new Dictionary<string, object?>
        {
            ["key"] = new MergeText(session.Key),
            ["name"] = words.Say(session.Names),
            ["place"] = words.Say(session.Place),
            ["date"] = words.Say(DateOnly.FromDateTime(start.DateTime)),
            ["time"] = LocalWords.Say(TimeOnly.FromDateTime(start.DateTime)),
            ["endTime"] = LocalWords.Say(TimeOnly.FromDateTime(end.DateTime)),
        };
        if (!string.IsNullOrEmpty(session.Lecturer))
            group["lecturer"] = new MergeText(session.Lecturer);
        return group;
    }

    private static Dictionary<string, object?> Coupon(CouponDefinition coupon, RenderRequest request, LocalWords words)
    {
        var group = new Dictionary<string, object?>
        {
            ["name"] = words.Say(coupon.Names),
            ["value"] = LocalWords.Say(coupon.Value),
            ["minimum"] = LocalWords.Say(coupon.MinimumSpend),
        };
        var instance = request.Records.GetValueOrDefault(RecordKinds.CouponInstance);
        if (request.Member.Coupons.FirstOrDefault(c => c.Instance == instance)?.ExpiresAt is { } expires)
            group["expires"] = words.Say(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(expires, request.Member.Zone).DateTime));
        return group;
    }
}
