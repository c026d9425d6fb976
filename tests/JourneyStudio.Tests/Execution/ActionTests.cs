using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Execution;

/// <summary>MISSION A4: what journeys do for members, seen at the member afterwards.</summary>
public sealed class ActionTests
{
    [Fact]
    [Trait("Semantics", "action.tags")]
    public async Task Tags_AddedAndRemoved_AreTheMembers() =>
        Assert.Equal([new TagKey("vip", "")], (await DoneAsync("""Tags {"add":["vip"],"remove":["regular"]}""", new Lab { Tags = ["regular"] })).Member.Tags);

    [Fact]
    [Trait("Semantics", "tags.computed")]
    public async Task Tags_ThatAreComputed_AreNotWrittenAndTheStepFails()
    {
        var buyer = new TagDefinition("buyer", new("Buyer", "买家"), "value") { Rule = JsonElement.Parse("""{"order":{}}""") };

        var lab = await new Lab { Known = [buyer] }.Journey(["in EventTrigger {\"event\":\"go\"}", """act Tags {"add":["vip","buyer"]}"""], "in.Done>act").Happens("go", TimeSpan.Zero).RunAsync();

        Assert.Empty(lab.Member.Tags);
        Assert.Equal(EnrollmentState.Failed, lab.State());
    }

    [Theory]
    [Trait("Semantics", "action.update")]
    [InlineData("\"attribute\":\"city\",\"change\":\"set\",\"value\":\"Suzhou\"", "city", "Suzhou")]
    [InlineData("\"attribute\":\"visits\",\"change\":\"add\",\"value\":\"2\"", "visits", "5")]
    [InlineData("\"attribute\":\"visits\",\"change\":\"clear\"", "visits", null)]
    [InlineData("\"attribute\":\"due\",\"change\":\"today\"", "due", "2026-11-24")]
    public async Task UpdateMember_EachChange_IsMade(string settings, string attribute, string? expected)
    {
        var lab = await DoneAsync($$"""UpdateMember {{{settings}}}""", new Lab { Attributes = [("visits", 3)] });
        Assert.Equal(expected, lab.Member.Attributes.GetValueOrDefault(attribute)?.ToText());
    }

    [Fact]
    [Trait("Semantics", "action.points")]
    public async Task Points_AddedAndTaken_NeverGoBelowZero()
    {
        var lab = await new Lab().Journey(["in EventTrigger {\"event\":\"go\"}", "give Points {\"amount\":50,\"reason\":\"survey\"}", "take Points {\"amount\":-20,\"reason\":\"gift\"}", "more Points {\"amount\":-40,\"reason\":\"gift\"}"], "in.Done>give give.Done>take take.Done>more")
            .Happens("go", TimeSpan.Zero).RunAsync();
        Assert.Equal("in:Done give:Done take:Done more:NotEnough", lab.Path());
        Assert.Equal("30", lab.Member.Attributes[BuiltInAttributes.Points].ToText());
    }

    [Fact]
    [Trait("Semantics", "action.coupon")]
    public async Task IssueCoupon_Issued_IsTheMembersForTheSession()
    {
        var coupon = Assert.Single((await DoneAsync("""IssueCoupon {"coupon":"gift"}""")).Member.Coupons);
        Assert.Equal(("gift", "s7", CouponState.Issued, Lab.Start.AddDays(14)), (coupon.Coupon, coupon.Scope, coupon.State, coupon.ExpiresAt));
    }

    [Fact]
    [Trait("Semantics", "action.stage")]
    public async Task Stage_Set_IsTheMembers() => Assert.Equal("new mother", (await DoneAsync("""Stage {"stage":"new mother"}""")).Member.Attributes[BuiltInAttributes.Stage].ToText());

    [Fact]
    [Trait("Semantics", "action.email")]
    public Task SendEmail_Permitted_IsRecorded() => SendsAsync("SendEmail", ChannelKeys.Email);

    [Fact]
    [Trait("Semantics", "action.sms")]
    public Task SendSms_Permitted_IsRecorded() => SendsAsync("SendSms", ChannelKeys.Sms, (ChannelKeys.Sms, "+8613800000000"));

    [Fact]
    [Trait("Semantics", "action.wechat-template")]
    public Task SendWeChatTemplate_Permitted_IsRecorded() => SendsAsync("SendWeChatTemplate", ChannelKeys.WeChatTemplate, (ChannelKeys.WeChatTemplate, "o-yun"));

    [Fact]
    [Trait("Semantics", "action.wecom")]
    public Task SendWeCom_Permitted_IsRecorded() => SendsAsync("SendWeCom", ChannelKeys.WeCom, (ChannelKeys.WeCom, "wm-yun"));

    [Fact]
    [Trait("Semantics", "action.in-app")]
    public Task SendInApp_Permitted_IsRecorded() => SendsAsync("SendInApp", ChannelKeys.InApp);

    [Theory]
    [Trait("Semantics", "action.wechat-text")]
    [InlineData(47, "Done")]
    [InlineData(49, "Skipped")]
    public async Task SendWeChatText_AfterAMessage_IsOpenForTwoDays(int hours, string port)
    {
        var lab = await new Lab { Reached = [(ChannelKeys.WeChatTemplate, "o-yun")] }.Journey(["in EventTrigger {\"event\":\"message.received\"}", $$"""wait Wait {"duration":"PT{{hours}}H"}""", "send SendWeChatText {\"template\":\"hello-everywhere\"}"], "in.Done>wait wait.Done>send")
            .Happens("message.received", TimeSpan.Zero, ("channel", "wechat")).RunAsync();
        Assert.Equal($"in:Done wait:Done send:{port}", lab.Path());
    }

    private static async Task SendsAsync(string kind, string channel, params (string Channel, string Address)[] reached)
    {
        var message = Assert.Single((await DoneAsync($$"""{{kind}} {"template":"hello-everywhere"}""", new Lab { Reached = reached })).Result.Messages);
        Assert.Equal((channel, "hello-everywhere"), (message.Channel, message.Template));
    }

    private static async Task<LabResult> DoneAsync(string action, Lab? lab = null)
    {
        var result = await (lab ?? new Lab()).Journey(["in EventTrigger {\"event\":\"go\"}", $"act {action}"], "in.Done>act").Happens("go", TimeSpan.Zero, ("session", "s7")).RunAsync();
        Assert.Equal("in:Done act:Done", result.Path());
        return result;
    }
}
