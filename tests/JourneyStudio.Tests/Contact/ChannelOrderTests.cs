using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Contact;

/// <summary>SEMANTICS, "Messages": a send names channels in order; quiet or capped: wait, leave by Skipped, or exit.</summary>
public sealed class ChannelOrderTests
{
    private static readonly ContactPolicy EmailIsQuiet = new() { QuietHours = [SendCase.Quiet("14:00", "16:00", ChannelKeys.Email)] };

    private static SendSettings Settings(string whenQuiet = "", string whenCapped = "", params string[] fallback) =>
        new() { Template = "offer", WhenQuiet = whenQuiet, WhenCapped = whenCapped, Fallback = [.. fallback] };

    [Fact]
    [Trait("Semantics", "messages.channels")]
    public void Decide_ChannelsInOrder_TakesTheFirstPermittedOne()
    {
        var send = new SendCase { Settings = Settings(fallback: [ChannelKeys.Sms, ChannelKeys.InApp]) };
        Assert.Equal("email", send.Say());
        Assert.Equal("sms", (send with { Suppressed = new() { [ChannelKeys.Email] = "bounced" } }).Say());
        Assert.Equal("in-app", (send with { Suppressed = new() { [ChannelKeys.Email] = "bounced", [ChannelKeys.Sms] = "invalid" } }).Say());
    }

    [Fact]
    public void Decide_FirstChannelIsQuiet_TakesTheNextThatIsPermittedNow() =>
        Assert.Equal("sms", new SendCase { Policy = EmailIsQuiet, Settings = Settings(fallback: ChannelKeys.Sms) }.Say());

    [Theory]
    [Trait("Semantics", "messages.held")]
    [InlineData("", "wait 11-24 16:00: quiet")]
    [InlineData("wait", "wait 11-24 16:00: quiet")]
    [InlineData("skip", "Skipped: quiet")]
    [InlineData("exit", "exit: quiet")]
    public void Decide_Quiet_WaitsSkipsOrExitsAsTheActivitySays(string whenQuiet, string expected) =>
        Assert.Equal(expected, new SendCase { Policy = EmailIsQuiet, Settings = Settings(whenQuiet) }.Say());

    [Theory]
    [Trait("Semantics", "messages.held")]
    [InlineData("", "Skipped: capped")]
    [InlineData("wait", "wait 11-25 00:00: capped")]
    [InlineData("skip", "Skipped: capped")]
    [InlineData("exit", "exit: capped")]
    public void Decide_Capped_WaitsSkipsOrExitsAsTheActivitySays(string whenCapped, string expected)
    {
        var send = new SendCase { Policy = new ContactPolicy { Caps = [SendCase.Cap(1, "day")] }, Settings = Settings(whenCapped: whenCapped) };
        Assert.Equal(expected, (send with { Recorded = [send.Marketing(TimeSpan.FromHours(1))] }).Say());
    }

    [Fact]
    public void Decide_SeveralChannelsQuiet_WaitsForTheEarliest() => Assert.Equal("wait 11-24 15:00: quiet", new SendCase
    {
        Policy = new ContactPolicy { QuietHours = [SendCase.Quiet("14:00", "16:00", ChannelKeys.Email), SendCase.Quiet("14:00", "15:00", ChannelKeys.Sms)] },
        Settings = Settings(fallback: ChannelKeys.Sms),
    }.Say());

    [Fact]
    public void Decide_WaitingWouldNeverEnd_Skips() =>
        Assert.Equal("Skipped: capped", new SendCase { Policy = new ContactPolicy { Caps = [SendCase.Cap(0, "day")] }, Settings = Settings(whenCapped: "wait") }.Say());

    [Theory]
    [InlineData("\"sms\"", "sms")]
    [InlineData("\"none\"", "")]
    [InlineData("[\"sms\",\"in-app\"]", "sms,in-app")]
    public void Fallback_SingleChannelAsTheFirstVersionWroteIt_IsReadAsAList(string stored, string channels)
    {
        var catalog = ActivityCatalog.Load(typeof(JourneyStudio.Activities.SendEmail.SendEmailActivity).Assembly);
        var settings = Engine.Definitions.PropertyBag.From(System.Text.Json.JsonElement.Parse($$"""{"template":"offer","fallback":{{stored}}}"""));
        var bound = catalog.Bind(new() { Id = "a", Type = "Journey.SendEmail", Settings = settings })!;
        Assert.Empty(bound.Problems);
        Assert.Equal(channels.Split(',', StringSplitOptions.RemoveEmptyEntries).Append(ChannelKeys.Email).Order(), bound.Needs.Channels.Order());
    }

    [Fact]
    public void Decide_StillIf_TravelsWithTheMessage()
    {
        var rule = Engine.Rules.RuleJson.Parse(System.Text.Json.JsonElement.Parse("""{"tag":"vip"}""")).Value;
        var outcome = new SendCase { Settings = Settings() with { StillIf = rule } }.Decide();
        Assert.Same(rule, Assert.IsType<Effect.SendMessage>(Assert.Single(outcome.Effects)).StillIf);
    }

    [Theory]
    [InlineData("message.received", 47.9, 4, "wechat-text")]
    [InlineData("message.received", 47.9, 5, "Skipped: window-closed")]
    [InlineData("message.received", 48.1, 0, "Skipped: window-closed")]
    [InlineData("wechat.followed", 0.01, 2, "wechat-text")]
    [InlineData("wechat.followed", 0.01, 3, "Skipped: window-closed")]
    [InlineData("wechat.followed", 0.02, 0, "Skipped: window-closed")]
    [InlineData("order.paid", 0.01, 0, "Skipped: window-closed")]
    public void Decide_WeChatText_NeedsItsWindowAndAllowance(string act, double hoursAgo, int answered, string expected)
    {
        var send = new SendCase { Channel = ChannelKeys.WeChatText, Class = MessageClass.Service };
        var at = send.Now.AddHours(-hoursAgo);
        Assert.Equal(expected, (send with
        {
            Events = [new MemberEvent { Id = 1, Name = act, At = at, StoredAt = at }],
            Recorded = [.. Enumerable.Range(0, answered).Select(_ => new MessageFact(ChannelKeys.WeChatText, MessageClass.Service, null, at.AddSeconds(1)))],
        }).Say());
    }
}
