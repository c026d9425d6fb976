using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Contact;

/// <summary>SEMANTICS, "Messages": order of checks when recording.</summary>
public sealed class CheckOrderTests
{
    private static readonly Dictionary<string, string> OnTheList = new() { [ChannelKeys.WeChatTemplate] = "complained" };

    /// <summary>Everything stands in the way at once; taking away the first reason shows the next.</summary>
    [Fact]
    [Trait("Semantics", "messages.order")]
    public void Decide_EverythingInTheWay_NamesTheReasonsInTheOrderOfTheSemantics()
    {
        var all = new SendCase
        {
            Channel = ChannelKeys.WeChatText,
            Class = MessageClass.Reply,
            Stop = new SendingStop { Channels = [ChannelKeys.WeChatText] },
            Suppressed = OnTheList,
            Consents = [],
            Addresses = [],
        };
        Assert.Equal("Skipped: stopped", all.Say());
        var next = all with { Stop = SendingStop.None };
        Assert.Equal("Skipped: suppressed", next.Say());
        next = next with { Suppressed = [] };
        Assert.Equal("Skipped: no-consent", next.Say());
        next = next with { Consents = [new(ChannelKeys.WeChatText, MessagePurpose.Service)] };
        Assert.Equal("Skipped: not-a-reply", next.Say());
        next = next with { LastAct = next.Now.AddMinutes(-1) };
        Assert.Equal("Skipped: no-address", next.Say());
        next = next with { Addresses = new SendCase().Addresses };
        Assert.Equal("Skipped: window-closed", next.Say());
    }

    [Fact]
    [Trait("Semantics", "messages.order")]
    public void Decide_QuietAndCapped_NamesQuietHoursFirst()
    {
        var both = new SendCase { Policy = new ContactPolicy { Caps = [SendCase.Cap(0, "day")], QuietHours = [SendCase.Quiet("14:00", "15:00")] } };
        Assert.Equal("wait 11-24 15:00: quiet", both.Say());
        Assert.Equal("Skipped: capped", (both with { Policy = both.Policy with { QuietHours = [] } }).Say());
    }

    [Fact]
    public void Decide_ClosedWindowInQuietHours_NamesTheWindow() =>
        Assert.Equal("Skipped: window-closed", new SendCase { Channel = ChannelKeys.WeChatText, Policy = new ContactPolicy { QuietHours = [SendCase.Quiet("14:00", "15:00")] } }.Say());

    [Fact]
    public void Decide_Suppressed_WinsOverConsent() => Assert.Equal("Skipped: suppressed", new SendCase { Suppressed = new() { [ChannelKeys.Email] = "bounced" } }.Say());

    [Fact]
    public void Decide_StopOfAllMarketing_LetsServicePass()
    {
        var stopped = new SendCase { Stop = new SendingStop { Marketing = true } };
        Assert.Equal("Skipped: stopped", stopped.Say());
        Assert.Equal("email", (stopped with { Class = MessageClass.Service }).Say());
    }

    [Fact]
    [Trait("Semantics", "messages.class")]
    public void Decide_Service_IsNotCappedButKnowsQuietHours()
    {
        var service = new SendCase { Class = MessageClass.Service, Policy = new ContactPolicy { Caps = [SendCase.Cap(0, "day")] } };
        Assert.Equal("email", service.Say());
        Assert.Equal("wait 11-24 15:00: quiet", (service with { Policy = new ContactPolicy { QuietHours = [SendCase.Quiet("14:00", "15:00")] } }).Say());
    }

    [Theory]
    [Trait("Semantics", "messages.class")]
    [InlineData(9, "email")]
    [InlineData(10, "Skipped: not-a-reply")]
    public void Decide_Reply_NeedsTheMembersOwnActWithinTenMinutesAndKnowsNoLimits(int minutes, string expected)
    {
        var reply = new SendCase { Class = MessageClass.Reply, Policy = new ContactPolicy { Caps = [SendCase.Cap(0, "day")], QuietHours = [SendCase.Quiet("00:00", "23:59")] } };
        Assert.Equal(expected, (reply with { LastAct = reply.Now.AddMinutes(-minutes) }).Say());
    }

    [Theory]
    [Trait("Semantics", "messages.reply")]
    [InlineData("order.paid", true)]
    [InlineData("message.received", true)]
    [InlineData("tag.added", false)]
    [InlineData("schedule.reached", false)]
    [InlineData("message.delivered", false)]
    public void OwnAct_IsWhatTheMemberDid_NotWhatHappenedToThem(string name, bool own) => Assert.Equal(own, OwnActs.Includes(name));
}
