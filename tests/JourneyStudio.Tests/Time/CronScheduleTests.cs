using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("30 9 * * MON-FRI", "2026-11-27T09:30:00+08:00", "2026-11-30T09:30:00+08:00")]
    [InlineData("0 10 1 * *", "2026-12-31T10:00:00+08:00", "2027-01-01T10:00:00+08:00")]
    [InlineData("0 0 31 * *", "2026-11-01T00:00:00+08:00", "2026-12-31T00:00:00+08:00")]
    [InlineData("0 0 29 2 *", "2026-11-01T00:00:00+08:00", "2028-02-29T00:00:00+08:00")]
    [InlineData("*/20 8-9 * * *", "2026-11-24T08:45:00+08:00", "2026-11-24T09:00:00+08:00")]
    [InlineData("5/25 * * * *", "2026-11-24T08:31:00+08:00", "2026-11-24T08:55:00+08:00")]
    [InlineData("0 12 * JAN,jul 7", "2026-11-24T08:45:00+08:00", "2027-01-03T12:00:00+08:00")]
    // Both days restricted: either is enough. 1 December 2026 is a Tuesday
    [InlineData("0 12 1 * FRI", "2026-11-28T00:00:00+08:00", "2026-12-01T12:00:00+08:00")]
    public void Next_OfFiveFields_IsTheNextTimeTheyAllow(string cron, string after, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Cron(cron).Next(DateTimeOffset.Parse(after), Zone("Asia/Shanghai")));

    [Theory]
    // A gap: once, at the first instant after it, however many times lie in it
    [InlineData("America/New_York", "*/10 2 8 3 *", "2026-03-08T00:00:00-05:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("America/New_York", "*/10 2 8 3 *", "2026-03-08T03:00:00-04:00", "2027-03-08T02:00:00-05:00")]
    [InlineData("Australia/Lord_Howe", "10 2 * * *", "2026-10-04T00:00:00+10:30", "2026-10-04T02:30:00+11:00")]
    // An overlap: once, the first time
    [InlineData("America/New_York", "30 1 * * *", "2026-11-01T00:00:00-04:00", "2026-11-01T01:30:00-04:00")]
    [InlineData("America/New_York", "30 1 * * *", "2026-11-01T01:30:00-04:00", "2026-11-02T01:30:00-05:00")]
    [InlineData("Australia/Lord_Howe", "45 1 * * *", "2026-04-05T01:45:00+11:00", "2026-04-06T01:45:00+10:30")]
    // Moscow changed its rules for good in October 2014
    [InlineData("Europe/Moscow", "0 9 * * *", "2014-10-25T09:00:00+04:00", "2014-10-26T09:00:00+03:00")]
    public void Next_AtAClockChange_ComesOnce(string zone, string cron, string after, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Cron(cron).Next(DateTimeOffset.Parse(after), Zone(zone)));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("9-5 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1,,2 * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("* * L * *")]
    public void Parse_NoSchedule_IsRefused(string cron) => Assert.Equal("cron.invalid", CronSchedule.Parse(cron).Problems[0].Code);

    [Theory]
    [InlineData("0 0 31 2 *")]
    [InlineData("0 0 31 4,6,9,11 *")]
    public void Parse_DayThatNeverComes_IsRefused(string cron) => Assert.Equal("cron.never", CronSchedule.Parse(cron).Problems[0].Code);

    [Fact]
    public void Next_RunThroughAYear_GoesForwardAndComesOnceADay()
    {
        var zones = new[] { "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Europe/London" }.Select(Zone).ToArray();
        var cases = from hour in Gen.Choose(0, 23) from minute in Gen.Choose(0, 59) select FormattableString.Invariant($"{minute} {hour} * * *");

        Prop.ForAll(cases.ToArbitrary(), cron => zones.All(zone =>
        {
            var schedule = Cron(cron);
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var end = at.AddYears(1);
            var days = new List<DateOnly>();
            while (schedule.Next(at, zone) is { } next && next < end)
            {
                if (next <= at) return false;
                days.Add(LocalTime.DateAt(at = next, zone));
            }

            return days.Count is 365 or 364 or 366 && days.Distinct().Count() == days.Count;
        })).QuickCheckThrowOnFailure();
    }

    private static CronSchedule Cron(string text) => CronSchedule.Parse(text).Value;

    private static TimeZoneInfo Zone(string id) => Zones.Find(id).Value;
}
