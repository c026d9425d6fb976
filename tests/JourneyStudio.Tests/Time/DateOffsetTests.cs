using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

/// <summary>SEMANTICS, "Time": so much before or after a date, at a local time.</summary>
public sealed class DateOffsetTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-12-31", "P1D", 1, "09:00", "2027-01-01T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-03-01", "P3D", -1, "09:00", "2026-02-26T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2028-03-01", "P1D", -1, "09:00", "2028-02-29T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-01-31", "P1M", 1, "09:00", "2026-02-28T09:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-11-24", "PT0S", 1, null, "2026-11-24T00:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-11-24", "PT2H", -1, null, "2026-11-23T22:00:00+08:00")]
    [InlineData("America/New_York", "2026-03-09", "P1D", -1, "02:30", "2026-03-08T03:00:00-04:00")]
    [InlineData("America/New_York", "2026-10-31", "P1D", 1, "01:30", "2026-11-01T01:30:00-04:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-03", "P1D", 1, "02:10", "2026-10-04T02:30:00+11:00")]
    [InlineData("Pacific/Apia", "2011-12-29", "P1D", 1, "09:00", "2011-12-31T00:00:00+14:00")]
    public void From_Date_IsTheLocalTimeOfTheDayAway(string zone, string date, string amount, int sign, string? at, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Offset(amount, sign, at).From(DateOnly.Parse(date), Zone(zone)));

    [Theory]
    // Hours are elapsed time, days keep the local time
    [InlineData("PT24H", -1, null, "2026-03-07T11:00:00-05:00")]
    [InlineData("P1D", -1, null, "2026-03-07T12:00:00-05:00")]
    [InlineData("P1D", -1, "10:00", "2026-03-07T10:00:00-05:00")]
    [InlineData("PT0S", 1, null, "2026-03-08T12:00:00-04:00")]
    public void From_InstantAfterAClockChange_TellsHoursFromDays(string amount, int sign, string? at, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected), Offset(amount, sign, at).From(DateTimeOffset.Parse("2026-03-08T12:00:00-04:00"), Zone("America/New_York")));

    [Fact]
    public void From_DateOfNoYear_StaysWithinTheCalendar()
    {
        Assert.True(Offset("P100Y", 1, "09:00").From(DateOnly.MaxValue, Zone("Asia/Shanghai")).Year < 9999);
        Assert.True(Offset("P100Y", -1, "09:00").From(DateOnly.MinValue, Zone("Asia/Shanghai")).Year > 1);
    }

    [Fact]
    public void Search_AnyOffset_HoldsEveryDateThatLeadsThere()
    {
        var cases = from days in Gen.Choose(0, 800)
                    from months in Gen.Choose(0, 14)
                    from more in Gen.Choose(0, 70)
                    from hours in Gen.Choose(0, 30)
                    from sign in Gen.Elements(-1, 1)
                    from at in Gen.Choose(-1, 1439)
                    select (Date: new DateOnly(2025, 1, 1).AddDays(days), new Duration { Months = months, Days = more, Hours = hours }, sign, at);
        var zones = new[] { "Pacific/Apia", "Asia/Shanghai", "America/New_York", "Pacific/Pago_Pago" }.Select(Zone).ToArray();

        Prop.ForAll(cases.ToArbitrary(), c => zones.All(zone =>
        {
            var offset = new DateOffset(c.Item2, c.sign, c.at < 0 ? null : TimeOnly.MinValue.AddMinutes(c.at));
            var moment = offset.From(c.Date, zone);
            var (from, to) = offset.Search(moment, moment);
            return from <= c.Date && c.Date <= to;
        })).QuickCheckThrowOnFailure();
    }

    private static DateOffset Offset(string amount, int sign, string? at) => new(Duration.Parse(amount).Value, sign, TimesOfDay.Of(at));

    private static TimeZoneInfo Zone(string id) => Zones.Find(id).Value;
}
