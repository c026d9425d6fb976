using System.Text.Json;
using JourneyStudio.Channels.Sms;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Channels.Sms;

/// <summary>What a gateway is told.</summary>
public sealed class SmsBodyTests
{
    [Fact]
    public void Fill_Json_KeepsEveryValueInItsField()
    {
        var body = JsonElement.Parse(SmsBody.Fill(new SmsOptions(), Message("""你好","to":"+8699","x":" \ {to}""")));

        Assert.Equal("+8613800000000", body.GetProperty("to").GetString());
        Assert.Equal("""你好","to":"+8699","x":" \ {to}""", body.GetProperty("text").GetString());
        Assert.Equal(32, body.GetProperty("key").GetString()!.Length);
    }

    [Fact]
    public void Fill_Form_EscapesWhatWouldEndAField()
    {
        var options = new SmsOptions { ContentType = SmsBody.Form, Body = "mobile={to}&content={text}" };

        Assert.Equal("mobile=%2B8613800000000&content=a%26mobile%3D1%20%E4%BD%A0", SmsBody.Fill(options, Message("a&mobile=1 你")));
    }

    [Theory]
    [InlineData("ftp://x", "{to}", "application/json", "Channels:Sms:Url")]
    [InlineData("https://x", "{text}", "application/json", "Channels:Sms:Body")]
    [InlineData("https://x", "{to}", "text/plain", "Channels:Sms:ContentType")]
    public void Problems_OfSettings_NameTheKey(string url, string body, string type, string key) =>
        Assert.StartsWith(key, Assert.Single(new SmsOptions { Url = url, Body = body, ContentType = type }.Problems()), StringComparison.Ordinal);

    private static OutgoingMessage Message(string text) =>
        new("1:2:0", ChannelKeys.Sms, "+8613800000000", new RenderedMessage(ChannelKeys.Sms, "zh-CN", null, text, null, null, [], null));
}
