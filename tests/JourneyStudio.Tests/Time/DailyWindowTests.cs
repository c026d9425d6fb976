using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

/// <summary>SEMANTICS, "Time": wait until 10:00, with weekdays, windows with two ends.</summary>
public sealed class DailyWindowTests
{
    [Theory]
    [Trait("Semantics", "time.next")]
    [InlineData("2026-11-24T09:59:59+08:00", "2026-11-24T10:00:00+08:00")]
    [InlineData("2026-11-24T10:00:00+08:00", "2026-11-24T10:00:00+08:00")]
    [InlineData("2026-11-24T10:00:01+08:00", "2026-11-25T10:00:00+08:00")]
    [InlineData("2026-12-31T23:00:00+08:00", "2027-01-01T10:00:00+08:00")]
    public void Next_TimeOfDay_IsTheNextOneAndNowCounts(string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Window("10:00").Next(DateTimeOffset.Parse(now), Zone("Asia/Shanghai")));

    [Theory]
    [Trait("Semantics", "time.weekdays")]
    // 24 November 2026 is a Tuesday
    [InlineData("sat,sun", "2026-11-24T12:00:00+08:00", "2026-11-28T10:00:00+08:00")]
    [InlineData("sat,sun", "2026-11-28T10:00:00+08:00", "2026-11-28T10:00:00+08:00")]
    [InlineData("tue", "2026-11-24T12:00:00+08:00", "2026-12-01T10:00:00+08:00")]
    [InlineData("mon,wed", "2026-11-24T12:00:00+08:00", "2026-11-25T10:00:00+08:00")]
    public void Next_WithWeekdays_IsTheNextAllowedOne(string days, string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Window("10:00", null, days).Next(DateTimeOffset.Parse(now), Zone("Asia/Shanghai")));

    [Theory]
    [InlineData("09:00", "18:00", "2026-11-24T12:34:00+08:00", "2026-11-24T12:34:00+08:00")]
    [InlineData("09:00", "18:00", "2026-11-24T18:00:00+08:00", "2026-11-25T09:00:00+08:00")]
    [InlineData("09:00", "18:00", "2026-11-24T08:00:00+08:00", "2026-11-24T09:00:00+08:00")]
    [InlineData("22:00", "06:00", "2026-11-24T05:59:00+08:00", "2026-11-24T05:59:00+08:00")]
    [InlineData("22:00", "06:00", "2026-11-24T06:00:00+08:00", "2026-11-24T22:00:00+08:00")]
    public void Next_Window_HasTwoEnds(string from, string to, string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Window(from, to).Next(DateTimeOffset.Parse(now), Zone("Asia/Shanghai")));

    [Fact]
    public void Next_WindowOverMidnight_BelongsToTheDayItBeginsOn()
    {
        var window = Window("22:00", "06:00", "fri");

        // Saturday 3:00 still belongs to Friday's window; Friday 3:00 would belong to Thursday's
        Assert.Equal(DateTimeOffset.Parse("2026-11-28T03:00:00+08:00"), window.Next(DateTimeOffset.Parse("2026-11-28T03:00:00+08:00"), Zone("Asia/Shanghai")));
        Assert.Equal(DateTimeOffset.Parse("2026-11-27T22:00:00+08:00"), window.Next(DateTimeOffset.Parse("2026-11-27T03:00:00+08:00"), Zone("Asia/Shanghai")));
    }

    [Theory]
    [InlineData("America/New_York", "02:30", "2026-03-08T01:00:00-05:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("America/New_York", "01:30", "2026-11-01T00:00:00-04:00", "2026-11-01T01:30:00-04:00")]
    // The second 1:30 of the day is not taken: it is one time of day, once a day
    [InlineData("America/New_York", "01:30", "2026-11-01T01:31:00-04:00", "2026-11-02T01:30:00-05:00")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-04T00:00:00+10:30", "2026-10-04T02:30:00+11:00")]
    // Brazil had summer time in November 2018 and gave it up in 2019
    [InlineData("America/Sao_Paulo", "10:00", "2018-11-20T00:00:00-02:00", "2018-11-20T10:00:00-02:00")]
    [InlineData("America/Sao_Paulo", "10:00", "2019-11-20T00:00:00-03:00", "2019-11-20T10:00:00-03:00")]
    public void Next_AtAClockChange_TakesTheFirstInstant(string zone, string time, string now, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Window(time).Next(DateTimeOffset.Parse(now), Zone(zone)));

    [Fact]
    public void Next_AnyWindow_IsNeverEarlierAndStaysWhenAskedAgain()
    {
        var zones = new[] { "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Pacific/Apia" }.Select(Zone).ToArray();
        var cases = from minute in Gen.Choose(0, 60 * 24 * 366 * 2)
                    from begins in Gen.Choose(0, 1439)
                    from ends in Gen.Choose(0, 1439)
                    from days in Gen.Choose(1, 127)
                    select (Now: new DateTimeOffset(2010, 6, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), begins, ends, days);

        Prop.ForAll(cases.ToArbitrary(), c => zones.All(zone =>
        {
            ImmutableArray<DayOfWeek> days = [.. Enum.GetValues<DayOfWeek>().Where(day => (c.days & (1 << (int)day)) != 0)];
            var window = new DailyWindow(TimeOnly.MinValue.AddMinutes(c.begins), TimeOnly.MinValue.AddMinutes(c.ends), days);
            var next = window.Next(c.Now, zone);
            return next >= c.Now && window.Next(next, zone) == next && next - c.Now <= TimeSpan.FromDays(15);
        })).QuickCheckThrowOnFailure();
    }

    private static DailyWindow Window(string from, string? to = null, string days = "") =>
        new(TimesOfDay.Parse(from).Value, TimesOfDay.Of(to), Weekdays.Parse([.. days.Split(',', StringSplitOptions.RemoveEmptyEntries)]).Value);

    private static TimeZoneInfo Zone(string id) => Zones.Find(id).Value;
}
