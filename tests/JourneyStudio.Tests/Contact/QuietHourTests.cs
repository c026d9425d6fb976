using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Contact;

/// <summary>SEMANTICS, "Messages" and "Time": quiet hours per channel in the member's zone, over midnight and over clock changes.</summary>
public sealed class QuietHourTests
{
    [Theory]
    [InlineData("2026-11-24T12:59Z", "email")]
    [InlineData("2026-11-24T13:00Z", "wait 11-25 09:00: quiet")]
    [InlineData("2026-11-24T16:30Z", "wait 11-25 09:00: quiet")]
    [InlineData("2026-11-25T00:59Z", "wait 11-25 09:00: quiet")]
    [InlineData("2026-11-25T01:00Z", "email")]
    public void Quiet_OverMidnight_BelongsToBothDaysOfTheMember(string now, string expected) => Assert.Equal(expected, At(now, "Asia/Shanghai", "21:00", "09:00"));

    [Fact]
    public void Quiet_SameInstantElsewhere_FollowsTheMembersZone()
    {
        Assert.Equal("wait 11-25 09:00: quiet", At("2026-11-24T13:00Z", "Asia/Shanghai", "21:00", "09:00"));
        Assert.Equal("email", At("2026-11-24T13:00Z", "Europe/London", "21:00", "09:00"));
    }

    [Theory]
    // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00Z.
    [InlineData("2026-03-29T00:59Z", "22:00", "02:30", "wait 03-29 03:00: quiet")]
    [InlineData("2026-03-29T01:00Z", "22:00", "02:30", "email")]
    [InlineData("2026-03-29T00:30Z", "02:15", "02:45", "email")]
    // Berlin, 25 October 2026: 03:00 becomes 02:00 at 01:00Z. Of the two 02:30 the first is meant.
    [InlineData("2026-10-25T00:15Z", "22:00", "02:30", "wait 10-25 02:30: quiet")]
    [InlineData("2026-10-25T00:30Z", "22:00", "02:30", "email")]
    [InlineData("2026-10-25T01:15Z", "22:00", "02:30", "email")]
    public void Quiet_OverAClockChange_EndsAtTheInstantThatLocalTimeMeans(string now, string from, string to, string expected) =>
        Assert.Equal(expected, At(now, "Europe/Berlin", from, to));

    [Fact]
    public void Quiet_OfAChannel_IsQuietThereOnly()
    {
        var quiet = new SendCase { Policy = new ContactPolicy { QuietHours = [SendCase.Quiet("14:00", "15:00", ChannelKeys.Sms)] } };
        Assert.Equal("email", quiet.Say());
        Assert.Equal("wait 11-24 15:00: quiet", (quiet with { Channel = ChannelKeys.Sms }).Say());
    }

    [Fact]
    public void Quiet_OfTheJourney_AddsToTheWorkspaces() => Assert.Equal("wait 11-24 17:00: quiet", new SendCase
    {
        Policy = new ContactPolicy { QuietHours = [SendCase.Quiet("14:00", "15:00")] },
        JourneyQuiet = [SendCase.Quiet("15:00", "17:00")],
    }.Say());

    [Fact]
    public void Quiet_RoundTheClock_NeverWaits() =>
        Assert.Equal("Skipped: quiet", new SendCase { Policy = new ContactPolicy { QuietHours = [SendCase.Quiet("08:00", "20:00"), SendCase.Quiet("20:00", "08:00")] } }.Say());

    private static string At(string now, string zone, string from, string to) => new SendCase
    {
        Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture),
        Zone = zone,
        Policy = new ContactPolicy { QuietHours = [SendCase.Quiet(from, to)] },
    }.Say();
}
