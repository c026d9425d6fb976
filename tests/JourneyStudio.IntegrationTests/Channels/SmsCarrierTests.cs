using JourneyStudio.Channels.Sms;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using Microsoft.AspNetCore.Http;

namespace JourneyStudio.IntegrationTests.Channels;

/// <summary>Text messages by a gateway over HTTP.</summary>
public sealed class SmsCarrierTests
{
    [Theory]
    [InlineData(200, """{"result":"OK","sid":"s-1"}""", typeof(DeliveryResult.Accepted))]
    [InlineData(200, """{"result":"blacklisted"}""", typeof(DeliveryResult.Rejected))]
    [InlineData(200, "nonsense", typeof(DeliveryResult.Rejected))]
    [InlineData(400, "{}", typeof(DeliveryResult.Rejected))]
    [InlineData(429, "{}", typeof(DeliveryResult.Deferred))]
    [InlineData(503, "{}", typeof(DeliveryResult.Deferred))]
    [InlineData(500, "{}", typeof(DeliveryResult.Unknown))]
    public async Task Deliver_Answer_SaysWhatBecameOfIt(int status, string answer, Type result)
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(answer);
        };
        using var carrier = new SmsCarrier(new SmsOptions { Url = peer.Url, ResultField = "result", ResultGood = "OK", IdField = "sid", Authorization = "Bearer t" }, TimeProvider.System);

        var delivered = Assert.Single(await carrier.Carrier.Deliver([Message()], CancellationToken.None));

        Assert.IsType(result, delivered);
        if (delivered is DeliveryResult.Accepted accepted)
            Assert.Equal("s-1", accepted.ProviderId);
        Assert.Equal("Bearer t", Assert.Single(peer.Calls).Headers["Authorization"]);
    }

    [Fact]
    public async Task Deliver_AcceptedAndNeverAnswered_IsUnknown()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        using var carrier = new SmsCarrier(new SmsOptions { Url = peer.Url, Timeout = TimeSpan.FromSeconds(1) }, TimeProvider.System);

        Assert.Equal(new DeliveryResult.Unknown("sms.no-answer"), Assert.Single(await carrier.Carrier.Deliver([Message()], CancellationToken.None)));
    }

    private static OutgoingMessage Message() =>
        new("1:2:0", ChannelKeys.Sms, "+8613800000000", new RenderedMessage(ChannelKeys.Sms, "zh-CN", null, "你好", null, null, [], null));
}
