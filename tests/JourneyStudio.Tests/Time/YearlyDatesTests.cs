using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

/// <summary>SEMANTICS, "Time": yearly dates, by the common and by the lunar calendar.</summary>
public sealed class YearlyDatesTests
{
    [Theory]
    [Trait("Semantics", "time.leap-day")]
    [InlineData("2024-02-29", 2027, LeapDay.February28, "2027-02-28")]
    [InlineData("2024-02-29", 2027, LeapDay.March1, "2027-03-01")]
    [InlineData("2024-02-29", 2028, LeapDay.March1, "2028-02-29")]
    [InlineData("2024-02-28", 2027, LeapDay.March1, "2027-02-28")]
    public void In_29February_FallsOn28FebruaryOrBySettingOn1March(string date, int year, LeapDay rule, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), YearlyDates.In(year, DateOnly.Parse(date), rule));

    [Theory]
    [InlineData("1990-12-31", "2026-12-31", "2026-12-31")]
    [InlineData("1990-01-01", "2026-12-31", "2027-01-01")]
    [InlineData("2030-05-01", "2026-12-31", "2030-05-01")]
    public void Next_OfADate_IsTodayOrLaterAndNeverBeforeItself(string date, string from, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), YearlyDates.Next(DateOnly.Parse(date), DateOnly.Parse(from), LeapDay.February28));

    [Fact]
    public void KeptOn_AnyDay_NamesExactlyTheDatesThatAreKeptThen()
    {
        var cases = from date in Gen.Choose(0, 366 * 30)
                    from year in Gen.Choose(2024, 2040)
                    from rule in Gen.Elements(LeapDay.February28, LeapDay.March1)
                    select (Date: new DateOnly(1980, 1, 1).AddDays(date), year, rule);

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var kept = YearlyDates.In(c.year, c.Date, c.rule);
            var monthDay = YearlyDates.MonthDay(c.Date);
            return YearlyDates.KeptOn(kept, c.rule).Contains(monthDay)
                && !YearlyDates.KeptOn(kept.AddDays(1), c.rule).Contains(monthDay) && !YearlyDates.KeptOn(kept.AddDays(-1), c.rule).Contains(monthDay);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [Trait("Semantics", "time.lunar")]
    [InlineData("2026-09-25", 815)]
    [InlineData("2026-02-17", 101)]
    // 2025 had a second sixth month from 25 July on: it counts as the sixth
    [InlineData("2025-07-25", 601)]
    [InlineData("2025-06-25", 601)]
    public void MonthDay_OfALunarDate_CountsALeapMonthAsItsPlainMonth(string date, int expected) => Assert.Equal(expected, LunarDates.MonthDay(DateOnly.Parse(date)));

    [Theory]
    [Trait("Semantics", "time.lunar")]
    [InlineData(2026, 815, "2026-09-25")]
    [InlineData(2025, 601, "2025-06-25")]
    [InlineData(2025, 701, "2025-08-23")]
    // The twelfth month had 30 days in 2023 and 29 in 2025
    [InlineData(2023, 1230, "2024-02-09")]
    [InlineData(2025, 1230, "2026-02-16")]
    public void In_LunarYear_AMissing30thIsThe29th(int year, int monthDay, string expected) => Assert.Equal(DateOnly.Parse(expected), LunarDates.In(year, monthDay));

    [Theory]
    [InlineData("1990-10-03", "2026-09-26", "2027-09-15")]
    [InlineData("1990-10-03", "2026-09-25", "2026-09-25")]
    [InlineData("2024-02-09", "2026-01-05", "2026-02-16")]
    public void Next_LunarDate_IsTodayOrLater(string date, string from, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), LunarDates.Next(DateOnly.Parse(date), DateOnly.Parse(from)));

    [Theory]
    [InlineData("1850-01-01")]
    [InlineData("2150-01-01")]
    public void MonthDay_OutsideOfTheKnownYears_IsNotGuessed(string date)
    {
        Assert.Null(LunarDates.MonthDay(DateOnly.Parse(date)));
        Assert.Null(LunarDates.Next(DateOnly.Parse(date), new DateOnly(2026, 1, 1)));
        Assert.Empty(LunarDates.KeptOn(DateOnly.Parse(date)));
    }

    [Fact]
    public void KeptOn_AnyLunarDate_IsOnceAYear()
    {
        var cases = from date in Gen.Choose(0, 366 * 60) from year in Gen.Choose(2020, 2060) select (Date: new DateOnly(1960, 1, 1).AddDays(date), year);

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var monthDay = LunarDates.MonthDay(c.Date)!.Value;
            var begins = LunarDates.In(c.year, 101)!.Value;
            var ends = LunarDates.In(c.year + 1, 101)!.Value;
            var days = Enumerable.Range(0, ends.DayNumber - begins.DayNumber).Select(begins.AddDays).Where(day => LunarDates.KeptOn(day).Contains(monthDay)).ToList();
            return days is [var only] && only == LunarDates.In(c.year, monthDay);
        }).QuickCheckThrowOnFailure();
    }
}
