using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Web.Features.Campaigns;

/// <summary>A session as it stands in a form: times on the wall of its zone.</summary>
public sealed class SessionInput
{
    private const string Wall = "yyyy-MM-dd'T'HH:mm";

    public string Campaign { get; set; } = "";
    public string Store { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string NameZh { get; set; } = "";
    public string PlaceEn { get; set; } = "";
    public string PlaceZh { get; set; } = "";
    public string Zone { get; set; } = "";
    public string Start { get; set; } = "";
    public string End { get; set; } = "";
    public string Capacity { get; set; } = "30";
    public string Lecturer { get; set; } = "";
    public string Partner { get; set; } = "";
    public string Coupon { get; set; } = "";

    public static SessionInput Of(SessionRow row) => new()
    {
        Campaign = row.Campaign ?? "",
        Store = row.Store,
        NameEn = row.Names.En,
        NameZh = row.Names.Zh,
        PlaceEn = row.Place.En,
        PlaceZh = row.Place.Zh,
        Zone = row.TimeZone,
        Start = OnTheWall(row.StartsAt, row.TimeZone),
        End = OnTheWall(row.EndsAt, row.TimeZone),
        Capacity = row.Capacity.ToString(CultureInfo.InvariantCulture),
        Lecturer = row.Lecturer ?? "",
        Partner = row.Partner ?? "",
        Coupon = row.Coupon ?? "",
    };

    public Result<SessionDraft> Read(string? key)
    {
        var times = ReadTimes();
        if (!times.TryGet(out var read))
            return Result.Fail<SessionDraft>(times.Problems);
        return new SessionDraft
        {
            Key = key,
            Campaign = Optional(Campaign),
            Store = Store,
            Names = new LocalText(NameEn.Trim(), NameZh.Trim()),
            Place = new LocalText(PlaceEn.Trim(), PlaceZh.Trim()),
            TimeZone = read.TimeZone,
            StartsAt = read.StartsAt,
            EndsAt = read.EndsAt,
            Capacity = int.TryParse(Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) ? seats : 0,
            Lecturer = Optional(Lecturer),
            Partner = Optional(Partner),
            Coupon = Optional(Coupon),
        };
    }

    public Result<SessionTimes> ReadTimes()
    {
        if (!Zones.Find(Zone.Trim()).TryGet(out var zone))
            return new Problem("zone.unknown", Zone) { Field = "timeZone" };
        if (LocalMoment.Resolve(Start, zone) is not { } start)
            return new Problem("moment.invalid", Start) { Field = "startsAt" };
        if (LocalMoment.Resolve(End, zone) is not { } end)
            return new Problem("moment.invalid", End) { Field = "endsAt" };
        return new SessionTimes(zone.Id, start, end);
    }

    public static string OnTheWall(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString(Wall, CultureInfo.InvariantCulture);

    private static string? Optional(string text) => text.Trim() is { Length: > 0 } said ? said : null;
}
