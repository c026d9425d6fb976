using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>What a column of a file of sessions can stand for. Problems name the same words.</summary>
public static class SessionColumns
{
    /// <summary>A column that is left out.</summary>
    public const string Nothing = "";

    public const string Key = "key";
    public const string Campaign = "campaign";
    public const string Store = "store";

    /// <summary>The name in both languages.</summary>
    public const string Names = "names";

    public const string NameEn = "names.en";
    public const string NameZh = "names.zh";

    /// <summary>The place in both languages.</summary>
    public const string Place = "place";

    public const string PlaceEn = "place.en";
    public const string PlaceZh = "place.zh";
    public const string Zone = "timeZone";

    /// <summary>The day, where start and end are times.</summary>
    public const string Day = "day";

    public const string Start = "startsAt";
    public const string End = "endsAt";

    /// <summary>How long it lasts, in minutes, where there is no end.</summary>
    public const string Minutes = "minutes";

    public const string Capacity = "capacity";
    public const string Lecturer = "lecturer";
    public const string Partner = "partner";
    public const string Coupon = "coupon";

    private static readonly FrozenDictionary<string, string> Words = new (string Column, string[] Names)[]
    {
        (Key, ["key", "id", "sessionid", "sessionkey", "code", "场次编号", "场次ID", "编号"]),
        (Campaign, ["campaign", "campaignname", "活动", "活动名称", "所属活动"]),
        (Store, ["store", "shop", "storecode", "storename", "门店", "门店编码", "门店名称", "店铺", "所属门店"]),
        (Names, ["name", "session", "sessionname", "title", "名称", "场次", "场次名称", "标题"]),
        (NameEn, ["nameen", "englishname", "英文名", "英文名称"]),
        (NameZh, ["namezh", "chinesename", "中文名", "中文名称"]),
        (Place, ["place", "location", "venue", "address", "地点", "地址", "场地"]),
        (PlaceEn, ["placeen", "英文地点"]),
        (PlaceZh, ["placezh", "中文地点"]),
        (Zone, ["timezone", "zone", "时区"]),
        (Day, ["date", "day", "日期", "活动日期"]),
        (Start, ["start", "starts", "startsat", "starttime", "from", "time", "开始", "开始时间", "时间"]),
        (End, ["end", "ends", "endsat", "endtime", "to", "until", "结束", "结束时间"]),
        (Minutes, ["minutes", "duration", "时长", "时长分钟", "分钟"]),
        (Capacity, ["capacity", "seats", "places", "名额", "人数", "容量"]),
        (Lecturer, ["lecturer", "speaker", "teacher", "讲师", "主讲"]),
        (Partner, ["partner", "合作方", "合作伙伴"]),
        (Coupon, ["coupon", "优惠券", "券"]),
    }.SelectMany(column => column.Names.Select(name => (Name: Fold(name), column.Column))).ToFrozenDictionary(pair => pair.Name, pair => pair.Column);

    /// <summary>All of them, in the order that people choose from.</summary>
    public static ImmutableArray<string> All { get; } = [Key, Campaign, Store, Names, NameEn, NameZh, Place, PlaceEn, PlaceZh, Zone, Day, Start, End, Minutes, Capacity, Lecturer, Partner, Coupon];

    /// <summary>Guesses from their names what the columns of a file stand for; each at most once.</summary>
    public static ImmutableArray<string> Guess(IEnumerable<string> header)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. header.Select(name => (All.Contains(name.Trim()) ? name.Trim() : Words.GetValueOrDefault(Fold(name))) is { } column && used.Add(column) ? column : Nothing)];
    }

    /// <summary>Without spaces and marks, whatever the case.</summary>
    private static string Fold(string name) => TextFold.Of(string.Concat(name.Where(char.IsLetterOrDigit)));
}
