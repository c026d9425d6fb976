using System.Collections.Immutable;
using System.Security.Cryptography;
using JourneyStudio.Channels.Links;
using JourneyStudio.Channels.Rendering;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Channels.Rendering;

public sealed class TemplateRendererTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 11, 2, 0, 0, TimeSpan.Zero);
    private static readonly LinkSigner Signer = new(SHA256.HashData("secret"u8));
    private static readonly TemplateRenderer Renderer = new(new LinkBuilder(Signer, new LinkOptions { BaseUrl = "https://club.example" }));

    private static readonly SessionRecord Session = new()
    {
        Key = "s1",
        Names = new LocalText("Mums' club", "宝妈交流会"),
        Store = "maple-lane",
        Place = new LocalText("2nd floor", "二楼"),
        Zone = "Asia/Shanghai",
        StartsAt = new DateTimeOffset(2026, 4, 12, 6, 30, 0, TimeSpan.Zero),
        EndsAt = new DateTimeOffset(2026, 4, 12, 9, 0, 0, TimeSpan.Zero),
        Capacity = 20,
    };

    [Fact]
    public void Render_Html_EscapesValues() =>
        Assert.Equal("<p>&lt;b&gt;Li &amp; Lei&lt;/b&gt;</p>", Html("<p>{{member.name}}</p>", name: "<b>Li & Lei</b>"));

    [Fact]
    public void Render_Text_DoesNotEscape() => Assert.Equal("Hi <b>Li & Lei</b>", Text("Hi {{member.name}}", name: "<b>Li & Lei</b>"));

    [Theory]
    [InlineData("zh-CN", "{{session.date}} {{session.time}}", "2026年4月12日 14:30")]
    [InlineData("en", "{{session.date}} {{session.time}}", "12 April 2026 14:30")]
    [InlineData("zh-CN", "{{session.name}}", "宝妈交流会")]
    [InlineData("en", "{{member.points}}", "12,345.5")]
    [InlineData("en", "{{journey.total}} {{journey.due}}", "1,200 1 December 2026")]
    [InlineData("zh-CN", "{{default journey.greeting \"您好\"}} {{journey.due}}", "您好 2026年12月1日")]
    [InlineData("en", "{{#if member.vip}}VIP{{else}}guest{{/if}}", "VIP")]
    [InlineData("en", "{{#if member.nothing}}a{{else}}b{{/if}}", "b")]
    public void Render_Values_ReadAsTheLanguageWritesThem(string language, string template, string expected) =>
        Assert.Equal(expected, Text(template, language: language));

    [Fact]
    [Trait("Semantics", "messages.merge")]
    public void Render_MissingValueWithDefault_UsesTheDefault() => Assert.Equal("亲，你好", Text("{{default member.name \"亲\"}}，你好", name: null));

    [Theory]
    [Trait("Semantics", "messages.merge")]
    [InlineData("Dear {{member.name}}", "member.name")]
    [InlineData("{{member.child.name}}", "member.child.name")]
    [InlineData("{{coupon.name}}", "coupon.name")]
    [InlineData("{{journey.nothing}}", "journey.nothing")]
    [InlineData("{{couponLink}}", "coupon")]
    [InlineData("{{nowhere}}", "nowhere")]
    public void Render_MissingValueWithoutDefault_IsRefusedAndNamed(string template, string missing) =>
        Assert.Equal(new RenderResult.Refused("template.missingValue", missing), Render(new MessageVariant(ChannelKeys.Email, "en", "s", template), name: null));

    [Theory]
    [InlineData("{{session.name.Length}}")]
    [InlineData("{{member.Count}}")]
    [InlineData("{{member.Keys}}")]
    [InlineData("{{member.points.Scale}}")]
    [InlineData("{{@links}}")]
    [InlineData("{{@root}}")]
    [InlineData("{{member}}")]
    [InlineData("{{lookup member \"Comparer\"}}")]
    [InlineData("{{#each member}}{{this.Length}}{{/each}}")]
    [InlineData("{{#with @links}}{{Register}}{{/with}}")]
    [InlineData("{{> secret}}")]
    [InlineData("{{log member.name}}")]
    public void Render_AnythingButItsData_IsOutOfReach(string template) =>
        Assert.IsType<RenderResult.Refused>(Render(new MessageVariant(ChannelKeys.Email, "en", "s", template)));

    [Theory]
    [InlineData("{{#if member.name}}")]
    [InlineData("{{{member.name}}}")]
    [InlineData("{{& member.name}}")]
    [InlineData("{{default member.name}}")]
    [InlineData("{{formLink}}")]
    [InlineData("{{member.name")]
    public void Render_BrokenTemplate_IsRefusedAsBroken(string template) =>
        Assert.Equal("template.broken", Assert.IsType<RenderResult.Refused>(Render(new MessageVariant(ChannelKeys.Email, "en", "s", template))).Code);

    [Fact]
    public void Render_LinkHelpers_CarryMemberSessionAndCoupon()
    {
        var link = Text("{{couponLink}}", coupon: "7:2:0");

        var check = Assert.IsType<LinkCheck.Valid>(Signer.Verify(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], Now));
        Assert.Equal((LinkPurpose.Coupon, "pub-1", "s1", "7:2:0"), (check.Claims.Purpose, check.Claims.Member, check.Claims.Session, check.Claims.Coupon));
    }

    [Fact]
    public void Render_LinkInHtml_StaysOneAddress()
    {
        var html = Html("<a href=\"{{formLink \"signup\"}}\">x</a>");
        Assert.Matches("^<a href=\"https://club\\.example/t/form/signup\\?k(=|&#61;|&#x3D;)[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\">x</a>$", html);
    }

    [Fact]
    public void Render_LanguageWithoutVariant_FallsBackToAnother()
    {
        var message = Ready(Render(new MessageVariant(ChannelKeys.Email, "zh-CN", "主题", "正文"), language: "en"));
        Assert.Equal(("zh-CN", "主题"), (message.Language, message.Subject));
    }

    [Fact]
    public void Render_ChannelWithoutVariant_IsRefused() =>
        Assert.Equal(new RenderResult.Refused("template.noVariant", ChannelKeys.Email), Render(new MessageVariant(ChannelKeys.WeChatTemplate, "en")));

    [Fact]
    public void Render_LineBreakInSubject_IsTakenOut() =>
        Assert.Equal("Hi Li Bcc: x@y.example", Ready(Render(new MessageVariant(ChannelKeys.Email, "en", "Hi {{member.name}}", ""), name: "Li\r\nBcc: x@y.example")).Subject);

    [Fact]
    public void Render_WeChatThingTooLong_IsCutToTwentyCharacters()
    {
        var field = WeChat("thing1", new string('长', 25));
        Assert.Equal(new string('长', 19) + "…", Ready(field).Fields.Single().Text);
    }

    [Fact]
    public void Render_WeChatThingWithEmoji_IsNeverCutInsideOne() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("👶", 9)) + "…", Ready(WeChat("thing1", string.Concat(Enumerable.Repeat("👶", 11)))).Fields.Single().Text);

    [Fact]
    public void Render_WeChatCodeTooLong_IsRefusedBecauseHalfACodeIsWrong() =>
        Assert.Equal("template.fieldTooLong", Assert.IsType<RenderResult.Refused>(WeChat("character_string2", new string('9', 33))).Code);

    private static RenderResult WeChat(string field, string name) =>
        Render(new MessageVariant(ChannelKeys.WeChatTemplate, "zh-CN", "标题", TemplateId: "t1", Fields: [new MessageField(field, "姓名", "{{member.name}}")]), name: name);

    private static string Html(string template, string? name = "李雷") => Ready(Render(new MessageVariant(ChannelKeys.Email, "en", "s", "t", template), name: name)).Html!;

    private static string Text(string template, string? name = "李雷", string language = "en", string? coupon = null) =>
        Ready(Render(new MessageVariant(ChannelKeys.Email, language, "s", template), name, language, coupon)).Text!;

    private static RenderedMessage Ready(RenderResult result) => Assert.IsType<RenderResult.Ready>(result).Message;

    private static RenderResult Render(MessageVariant variant, string? name = "李雷", string language = "en", string? coupon = null)
    {
        var attributes = new Dictionary<string, AttributeValue> { ["points"] = new AttributeValue.Number(12345.5m), ["vip"] = new AttributeValue.Flag(true) };
        if (name is not null)
            attributes["name"] = new AttributeValue.Text(name);
        return Renderer.Render(new RenderRequest
        {
            Template = new MessageTemplate("t", new LocalText("T", "T"), MessageClass.Service, [variant]),
            Channel = variant.TemplateId is null && variant.Channel == ChannelKeys.WeChatTemplate ? ChannelKeys.Email : variant.Channel,
            Member = new MemberSnapshot { Id = new MemberId(1), PublicId = "pub-1", Zone = TimeZoneInfo.Utc, Language = language, Attributes = attributes },
            Session = Session,
            Records = coupon is null ? ImmutableDictionary<string, string>.Empty : new Dictionary<string, string> { [RecordKinds.CouponInstance] = coupon },
            Values = JourneyValues.None.Add("total", new AttributeValue.Number(1200)).Add("due", new AttributeValue.Date(new DateOnly(2026, 12, 1))),
            Now = Now,
        });
    }
}
