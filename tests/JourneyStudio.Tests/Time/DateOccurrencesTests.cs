using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

public sealed class DateOccurrencesTests
{
    private static readonly TimeZoneInfo[] Places = [.. new[] { "Pacific/Apia", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe" }.Select(id => Zones.Find(id).Value)];

    [Fact]
    public void Search_AnyCalendar_FindsEveryDateThatIsDue()
    {
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            var (spec, anchor, zone, after, until) = c;
            if (!DateOccurrences.Due(spec, anchor, zone, after, until).Any()) return true;
            var search = DateOccurrences.Search(spec, after, until, Places);
            return anchor is AttributeValue.Date date
                ? search.Days.Contains(date.Value)
                : search.Instants.Any(span => ((AttributeValue.Instant)anchor).Value >= span.From && ((AttributeValue.Instant)anchor).Value < span.To);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Due_TimeCutInTwo_GivesTheSameOccurrencesOnce()
    {
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            var (spec, anchor, zone, after, until) = c;
            var middle = after + ((until - after) / 3);
            var whole = DateOccurrences.Due(spec, anchor, zone, after, until);
            return whole.SequenceEqual(DateOccurrences.Due(spec, anchor, zone, after, middle).Concat(DateOccurrences.Due(spec, anchor, zone, middle, until)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Search_BetweenTheTimesOfDay_LooksNothingUp()
    {
        var spec = new ClockSpec.Dates(DateAnchors.Attribute, "birthday", new DateOffset(Duration.Zero, 1, new TimeOnly(10, 0)), Recurrence.Yearly, LeapDay.February28, TimeSpan.FromDays(1), null);
        var noon = new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

        Assert.True(DateOccurrences.Search(spec, noon, noon.AddHours(1), [Zones.Find("Asia/Shanghai").Value]).IsEmpty);
    }

    private static Gen<(ClockSpec.Dates Spec, AttributeValue Anchor, TimeZoneInfo Zone, DateTimeOffset After, DateTimeOffset Until)> Cases() =>
        from recurrence in Gen.Elements(Recurrence.Once, Recurrence.Yearly, Recurrence.LunarYearly)
        from days in Gen.Choose(0, 40)
        from months in Gen.Choose(0, 3)
        from hours in Gen.Choose(0, 5)
        from sign in Gen.Elements(-1, 1)
        from at in Gen.Choose(-400, 1439)
        from born in Gen.Choose(0, 366 * 50)
        from minute in Gen.Choose(-1, 1439)
        from zone in Gen.Elements(Places)
        from start in Gen.Choose(0, 366 * 24 * 2)
        from length in Gen.Choose(1, 24 * 40)
        let day = new DateOnly(1978, 1, 1).AddDays(born)
        let close = recurrence == Recurrence.Once ? new DateOnly(2026, 1, 1).AddDays(born % 700) : day
        let after = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(start)
        select (
            new ClockSpec.Dates(DateAnchors.Attribute, "x", new DateOffset(new Duration { Months = months, Days = days, Hours = hours }, sign, at < 0 ? null : TimeOnly.MinValue.AddMinutes(at)), recurrence, born % 2 == 0 ? LeapDay.March1 : LeapDay.February28, TimeSpan.FromDays(1), null),
            minute < 0 ? (AttributeValue)new AttributeValue.Date(close) : new AttributeValue.Instant(new DateTimeOffset(close.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), TimeSpan.Zero)),
            zone,
            after,
            after.AddHours(length));
}
