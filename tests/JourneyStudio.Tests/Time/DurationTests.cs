using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

public sealed class DurationTests
{
    private static readonly TimeZoneInfo NewYork = Zones.Find("America/New_York").Value;
    private static readonly TimeZoneInfo LordHowe = Zones.Find("Australia/Lord_Howe").Value;
    private static readonly TimeZoneInfo Shanghai = Zones.Find("Asia/Shanghai").Value;

    [Theory]
    [InlineData("PT30M")]
    [InlineData("P7D")]
    [InlineData("P1M")]
    [InlineData("P1Y2M3W4DT5H6M7S")]
    [InlineData("PT0S")]
    public void ToString_AfterParse_GivesTheSameText(string text) => Assert.Equal(text, Duration.Parse(text).Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("7D")]
    [InlineData("p7d")]
    [InlineData("P-7D")]
    [InlineData("P1.5D")]
    [InlineData("P1D2M")]
    [InlineData("P1H")]
    [InlineData("P7D ")]
    [InlineData("P1DT1D")]
    [InlineData("P٧D")]
    public void Parse_NoDuration_IsRefused(string text) => Assert.Equal("duration.invalid", Duration.Parse(text).Problems[0].Code);

    [Theory]
    [InlineData("P101Y")]
    [InlineData("P999999999999D")]
    [InlineData("PT9999999999S")]
    public void Parse_MoreThanAHundredYears_IsRefused(string text) => Assert.Equal("duration.range", Duration.Parse(text).Problems[0].Code);

    [Theory]
    [Trait("Semantics", "time.month-end")]
    [Trait("Semantics", "time.elapsed")]
    // The clocks go forward at 2:00 on 8 March 2026 and back at 2:00 on 1 November 2026
    [InlineData("P1D", "2026-03-07T02:30:00-05:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("PT24H", "2026-03-07T12:00:00-05:00", "2026-03-08T13:00:00-04:00")]
    [InlineData("P1D", "2026-03-07T12:00:00-05:00", "2026-03-08T12:00:00-04:00")]
    [InlineData("P1D", "2026-10-31T01:30:00-04:00", "2026-11-01T01:30:00-04:00")]
    [InlineData("P1W", "2026-10-31T12:00:00-04:00", "2026-11-07T12:00:00-05:00")]
    [InlineData("P1M", "2026-01-31T09:00:00-05:00", "2026-02-28T09:00:00-05:00")]
    [InlineData("P1M", "2028-01-31T09:00:00-05:00", "2028-02-29T09:00:00-05:00")]
    [InlineData("P1Y", "2028-02-29T09:00:00-05:00", "2029-02-28T09:00:00-05:00")]
    [InlineData("P1DT2H", "2026-03-07T01:00:00-05:00", "2026-03-08T04:00:00-04:00")]
    public void After_InNewYork_KeepsTheLocalTime(string duration, string from, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Duration.Parse(duration).Value.After(DateTimeOffset.Parse(from), NewYork));

    [Theory]
    [Trait("Semantics", "time.gap")]
    // Half an hour of summer time: forward at 2:00 on 4 October 2026, back at 2:00 on 5 April 2026
    [InlineData("2026-10-03T02:15:00+10:30", "2026-10-04T02:30:00+11:00")]
    [InlineData("2026-04-04T01:45:00+11:00", "2026-04-05T01:45:00+11:00")]
    public void After_OnLordHowe_KnowsItsHalfHour(string from, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Duration.Parse("P1D").Value.After(DateTimeOffset.Parse(from), LordHowe));

    [Fact]
    public void After_InAnAmbiguousHour_IsNotMovedByHours()
    {
        var second = DateTimeOffset.Parse("2026-11-01T01:30:00-05:00");

        Assert.Equal(second.AddMinutes(10), Duration.Parse("PT10M").Value.After(second, NewYork));
    }

    [Fact]
    public void Before_SevenDaysOverAClockChange_KeepsTheLocalTime() => Assert.Equal(
        DateTimeOffset.Parse("2026-03-03T10:00:00-05:00"),
        Duration.Parse("P7D").Value.Before(DateTimeOffset.Parse("2026-03-10T10:00:00-04:00"), NewYork));

    [Fact]
    public void After_AnyDuration_IsNoLongerThanItsLongest() => Prop.ForAll(
        Durations().ToArbitrary(),
        ArbMap.Default.ArbFor<DateTime>(),
        (duration, at) =>
        {
            var from = new DateTimeOffset(DateTime.SpecifyKind(new DateTime(1990 + (Math.Abs(at.Year) % 60), 1, 1).Add(at.TimeOfDay).AddDays(at.DayOfYear), DateTimeKind.Utc));
            return new[] { NewYork, LordHowe, Shanghai }.All(zone =>
                duration.After(from, zone) is var to && to >= from && to - from <= duration.Longest
                && from - duration.Before(from, zone) <= duration.Longest);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_AnyWrittenDuration_GivesItBack() =>
        Prop.ForAll(Durations().ToArbitrary(), duration => Duration.Parse(duration.ToString()).Value == duration).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("PT30M", "30 minutes", "30 分钟")]
    [InlineData("P1D", "1 day", "1 天")]
    [InlineData("P1M2DT1H", "1 month, 2 days and 1 hour", "1 个月 2 天 1 小时")]
    [InlineData("PT0S", "0 minutes", "0 分钟")]
    public void Say_InBothLanguages_ReadsWell(string duration, string english, string chinese)
    {
        Assert.Equal(english, Duration.Parse(duration).Value.Say("en"));
        Assert.Equal(chinese, Duration.Parse(duration).Value.Say("zh-CN"));
    }

    private static Gen<Duration> Durations() =>
        from years in Gen.Choose(0, 3)
        from months in Gen.Choose(0, 13)
        from weeks in Gen.Choose(0, 6)
        from days in Gen.Choose(0, 40)
        from hours in Gen.Choose(0, 50)
        from minutes in Gen.Choose(0, 100)
        from seconds in Gen.Choose(0, 100)
        select new Duration { Years = years, Months = months, Weeks = weeks, Days = days, Hours = hours, Minutes = minutes, Seconds = seconds };
}
