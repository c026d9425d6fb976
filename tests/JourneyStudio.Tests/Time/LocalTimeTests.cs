using FsCheck;
using FsCheck.Fluent;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Tests.Time;

public sealed class LocalTimeTests
{
    [Theory]
    [Trait("Semantics", "time.gap")]
    [InlineData("America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:10:00", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00Z")]
    [InlineData("Asia/Shanghai", "2026-05-01T00:00:00", "2026-04-30T16:00:00Z")]
    [InlineData("Asia/Shanghai", "1986-05-04T02:30:00", "1986-05-03T18:00:00Z")]
    // Samoa left out the whole of 30 December 2011
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T10:00:00Z")]
    public void Resolve_AtAClockChange_GivesTheFirstInstant(string zone, string local, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), LocalTime.Resolve(DateTime.Parse(local), Zones.Find(zone).Value));

    [Fact]
    public void Resolve_AnyLocalTime_IsTheFirstInstantThatShowsItOrALaterOne()
    {
        var zones = new[] { "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Europe/London" }.Select(id => Zones.Find(id).Value).ToArray();
        var minutes = Gen.Choose(0, 60 * 24 * 366 * 3).ToArbitrary();

        Prop.ForAll(minutes, offset => zones.All(zone =>
        {
            var local = new DateTime(2025, 1, 1).AddMinutes(offset);
            var instant = LocalTime.Resolve(local, zone);
            var shown = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
            var justBefore = TimeZoneInfo.ConvertTime(instant.AddMinutes(-1), zone).DateTime;
            return shown == local || (shown > local && justBefore < local);
        })).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Asia/Shanghai", true)]
    [InlineData("UTC", true)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("China Standard Time", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("", false)]
    public void Find_ById_TakesOnlyIanaZones(string id, bool known) => Assert.Equal(known, Zones.Find(id).IsOk);
}
