using System.Globalization;
using JourneyStudio.Engine.Content;

namespace JourneyStudio.Tests.Content;

/// <summary>When a computed tag is due.</summary>
public sealed class TagScheduleTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [Trait("Semantics", "tags.schedule")]
    [InlineData(TagSchedule.Always, "2026-11-22 10:00", "2026-11-22 10:01", true)]
    [InlineData(TagSchedule.Nightly, "2026-11-22 10:00", "2026-11-23 02:59", false)]
    [InlineData(TagSchedule.Nightly, "2026-11-22 10:00", "2026-11-23 03:00", true)]
    [InlineData(TagSchedule.Nightly, "2026-11-23 03:00", "2026-11-23 03:15", false)]
    [InlineData(TagSchedule.Nightly, "2026-11-23 02:00", "2026-11-23 02:30", false)]
    [InlineData(TagSchedule.Monthly, "2026-11-01 03:00", "2026-12-01 02:59", false)]
    [InlineData(TagSchedule.Monthly, "2026-11-30 23:00", "2026-12-01 03:00", true)]
    [InlineData(TagSchedule.Monthly, "2026-10-31 23:00", "2026-11-30 23:00", true)]
    [InlineData(TagSchedule.Quarterly, "2026-10-01 03:00", "2026-12-31 23:59", false)]
    [InlineData(TagSchedule.Quarterly, "2026-12-31 23:00", "2027-01-01 03:00", true)]
    public void IsDue_AfterTheLastTime_OnceForEachNightMonthOrQuarter(TagSchedule schedule, string last, string now, bool due) =>
        Assert.Equal(due, TagSchedules.IsDue(schedule, At(last), At(now), Shanghai));

    [Theory]
    [InlineData(TagSchedule.Nightly)]
    [InlineData(TagSchedule.Quarterly)]
    public void IsDue_NeverComputed_AtOnce(TagSchedule schedule) => Assert.True(TagSchedules.IsDue(schedule, null, At("2026-11-22 12:00"), Shanghai));

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
