using System.Globalization;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Channels.Rendering;

/// <summary>Values as a member reads them in the language of the message.</summary>
internal sealed class LocalWords(string language, string channel)
{
    public object Say(AttributeValue value, TimeZoneInfo zone) => value switch
    {
        AttributeValue.Flag flag => flag.Value,
        AttributeValue.Number number => Say(number.Value),
        AttributeValue.Date date => Say(date.Value),
        AttributeValue.Instant instant => Say(TimeZoneInfo.ConvertTime(instant.Value, zone)),
        _ => new MergeText(value.ToText()),
    };

    public MergeText Say(LocalText text) => new(text.In(language));

    public MergeText Say(DateOnly date) => new(date.ToString(DateFormat, CultureInfo.InvariantCulture));

    public static MergeText Say(TimeOnly time) => new(time.ToString("HH:mm", CultureInfo.InvariantCulture));

    public static MergeText Say(decimal number) => new(number.ToString("#,0.####", CultureInfo.InvariantCulture));

    private MergeText Say(DateTimeOffset local) => new(local.ToString($"{DateFormat} HH:mm", CultureInfo.InvariantCulture));

    // WeChat takes dates as 2026年4月12日 or 2026-04-12 in its time and date fields, never with a month's English name.
    private string DateFormat =>
        Languages.IsChinese(language) ? "yyyy年M月d日" : channel == ChannelKeys.WeChatTemplate ? "yyyy-MM-dd" : "d MMMM yyyy";
}
