using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Contact;

/// <summary>SEMANTICS, "Messages": caps count recorded marketing messages per calendar day in the member's zone and per rolling N days, per channel and over all.</summary>
public sealed class CapTests
{
    private static readonly SendCase Send = new() { Settings = new SendSettings { Template = "offer", WhenCapped = SendSettings.Waits } };

    [Fact]
    [Trait("Semantics", "messages.caps")]
    public void Cap_CalendarDay_IsTheMembersDay()
    {
        // 14:30 in Shanghai: midnight there was 14.5 hours ago, in UTC 6.5.
        var capped = Capped(SendCase.Cap(1, "day"));
        Assert.Equal("wait 11-25 00:00: capped", (capped with { Recorded = [Send.Marketing(TimeSpan.FromHours(14))] }).Say());
        Assert.Equal("email", (capped with { Recorded = [Send.Marketing(TimeSpan.FromHours(15))] }).Say());
        Assert.Equal("email", (capped with { Zone = "UTC", Recorded = [Send.Marketing(TimeSpan.FromHours(14))] }).Say());
    }

    [Fact]
    [Trait("Semantics", "messages.caps")]
    public void Cap_RollingDays_FreesWhenTheOldestLeaves()
    {
        var capped = Capped(SendCase.Cap(2, "P7D"));
        var recorded = new[] { Send.Marketing(TimeSpan.FromDays(6)), Send.Marketing(TimeSpan.FromDays(2)), Send.Marketing(TimeSpan.FromDays(1)) };
        Assert.Equal("wait 11-29 14:30: capped", (capped with { Recorded = recorded }).Say());
        Assert.Equal("email", (capped with { Recorded = [Send.Marketing(TimeSpan.FromDays(7)), Send.Marketing(TimeSpan.FromDays(2))] }).Say());
    }

    [Fact]
    public void Cap_RollingDays_AreCalendarDaysOverAClockChange()
    {
        // The clock went back on 25 October 2026: seven days on is 169 hours later.
        var now = new DateTimeOffset(2026, 10, 28, 12, 0, 0, TimeSpan.Zero);
        var sent = new DateTimeOffset(2026, 10, 22, 10, 0, 0, TimeSpan.Zero);
        var capped = Capped(SendCase.Cap(1, "P7D")) with { Now = now, Zone = "Europe/Berlin", Recorded = [new(ChannelKeys.Email, MessageClass.Marketing, null, sent)] };
        Assert.Equal("wait 10-29 12:00: capped", capped.Say());
    }

    [Fact]
    [Trait("Semantics", "messages.caps")]
    public void Cap_OfAChannel_CountsThatChannelOnly()
    {
        var capped = Capped(SendCase.Cap(1, "day", ChannelKeys.Sms));
        Assert.Equal("email", (capped with { Recorded = [Send.Marketing(TimeSpan.FromHours(1), ChannelKeys.Sms)] }).Say());
        Assert.StartsWith("wait", (capped with { Channel = ChannelKeys.Sms, Recorded = [Send.Marketing(TimeSpan.FromHours(1), ChannelKeys.Sms)] }).Say(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Semantics", "messages.caps")]
    public void Cap_OverAll_CountsEveryChannel() =>
        Assert.StartsWith("wait", (Capped(SendCase.Cap(1, "day")) with { Recorded = [Send.Marketing(TimeSpan.FromHours(1), ChannelKeys.Sms)] }).Say(), StringComparison.Ordinal);

    [Fact]
    [Trait("Semantics", "messages.class")]
    public void Cap_ServiceAndReply_AreNotCounted()
    {
        var at = Send.Now.AddHours(-1);
        Assert.Equal("email", (Capped(SendCase.Cap(1, "day")) with
        {
            Recorded = [new(ChannelKeys.Email, MessageClass.Service, null, at), new(ChannelKeys.Email, MessageClass.Reply, null, at)],
        }).Say());
    }

    [Fact]
    public void Cap_OfTheJourney_CountsItsOwnMessagesAndTheStrictestHolds()
    {
        var other = new MessageFact(ChannelKeys.Email, MessageClass.Marketing, new JourneyId(2), Send.Now.AddHours(-1));
        var capped = Capped(SendCase.Cap(3, "day")) with { JourneyCaps = [SendCase.Cap(1, "P30D")], Recorded = [other] };
        Assert.Equal("email", capped.Say());
        Assert.Equal("wait 12-23 14:30: capped", (capped with { Recorded = [Send.Marketing(TimeSpan.FromDays(1)), other] }).Say());
    }

    [Fact]
    public void Cap_SeveralReached_WaitsUntilAllAreFree() => Assert.Equal("wait 12-01 13:30: capped", (Send with
    {
        Policy = new ContactPolicy { Caps = [SendCase.Cap(1, "day"), SendCase.Cap(1, "P7D")] },
        Recorded = [Send.Marketing(TimeSpan.FromDays(1)), Send.Marketing(TimeSpan.FromHours(1))],
    }).Say());

    private static SendCase Capped(params Engine.Definitions.FrequencyCap[] caps) => Send with { Policy = new ContactPolicy { Caps = [.. caps] } };
}
