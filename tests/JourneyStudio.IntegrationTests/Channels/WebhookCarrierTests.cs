using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using JourneyStudio.Channels.Webhook;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Members;
using Microsoft.AspNetCore.Http;

namespace JourneyStudio.IntegrationTests.Channels;

/// <summary>Calls to another system that behaves well or not.</summary>
public sealed class WebhookCarrierTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private bool disabled;

    [Fact]
    public async Task Deliver_Call_IsSignedUnderItsKey()
    {
        await using var peer = await HttpPeer.StartAsync();

        Assert.IsType<DeliveryResult.Accepted>(Assert.Single(await DeliverAsync(Call(peer, "42:3:0"))));

        var call = Assert.Single(peer.Calls);
        Assert.Equal("42:3:0", call.Headers["webhook-id"]);
        Assert.Equal(
            WebhookSignature.Sign(Secret, "42:3:0", long.Parse(call.Headers["webhook-timestamp"], CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(call.Body)),
            call.Headers["webhook-signature"]);
    }

    [Theory]
    [InlineData(404, typeof(DeliveryResult.Rejected))]
    [InlineData(422, typeof(DeliveryResult.Rejected))]
    [InlineData(302, typeof(DeliveryResult.Rejected))]
    [InlineData(500, typeof(DeliveryResult.Deferred))]
    [InlineData(503, typeof(DeliveryResult.Deferred))]
    public async Task Deliver_AnswerThatIsNoSuccess_IsRepeatedOnlyWhereThatHelps(int status, Type result)
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = peer.Url + "/elsewhere";
            return Task.CompletedTask;
        };

        var delivered = Assert.Single(await DeliverAsync(Call(peer)));

        Assert.IsType(result, delivered);
        Assert.Equal(status, delivered.Answer!.Status);
        Assert.Single(peer.Calls);
    }

    [Fact]
    public async Task Deliver_TooManyCalls_WaitsAsLongAsAsked()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        };

        var deferred = Assert.IsType<DeliveryResult.Deferred>(Assert.Single(await DeliverAsync(Call(peer))));

        Assert.Equal(("webhook.429", TimeSpan.FromMinutes(2)), (deferred.Code, deferred.RetryAfter));
    }

    [Fact]
    public async Task Deliver_GoneForGood_IsNotCalledAgain()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        };

        Assert.Equal("webhook.410", Assert.IsType<DeliveryResult.Rejected>(Assert.Single(await DeliverAsync(Call(peer)))).Code);
        Assert.Equal("webhook.disabled", Assert.IsType<DeliveryResult.Rejected>(Assert.Single(await DeliverAsync(Call(peer)))).Code);
        Assert.Single(peer.Calls);
    }

    [Fact]
    public async Task Deliver_AcceptedAndNeverAnswered_IsUnknownAndTouchesNoOther()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context => context.Request.Headers["webhook-id"] == "1:1:0"
            ? new TaskCompletionSource().Task.WaitAsync(context.RequestAborted)
            : context.Response.WriteAsync("{}");

        var results = await DeliverAsync(Call(peer, "1:1:0"), Call(peer, "2:1:0"));

        Assert.Equal(new DeliveryResult.Unknown("webhook.no-answer"), results[0]);
        Assert.IsType<DeliveryResult.Accepted>(results[1]);
    }

    [Fact]
    public async Task Deliver_Answer_GivesItsPlainFieldsAndNoMoreThanIsRead()
    {
        await using var peer = await HttpPeer.StartAsync();
        peer.Answer = context => context.Response.WriteAsync("""{"stock":3,"place":"二楼","ready":true,"more":{"x":1},"none":null}""");

        var answer = Assert.Single(await DeliverAsync(Call(peer))).Answer!;

        Assert.Equal("place=二楼 ready=true stock=3", string.Join(' ', answer.Fields.Select(field => $"{field.Key}={field.Value.ToText()}")));

        peer.Answer = context => context.Response.WriteAsync($$"""{"long":"{{new string('x', 100_000)}}"}""");
        Assert.Empty(Assert.Single(await DeliverAsync(Call(peer))).Answer!.Fields);
    }

    [Theory]
    [InlineData("http://127.0.0.1/hook", "webhook.private-address")]
    [InlineData("http://localhost/hook", "webhook.private-address")]
    [InlineData("http://[::1]/hook", "webhook.private-address")]
    [InlineData("http://[::ffff:10.0.0.1]/hook", "webhook.private-address")]
    [InlineData("http://169.254.169.254/latest/meta-data", "webhook.private-address")]
    [InlineData("http://0x7f.1/hook", "webhook.private-address")]
    [InlineData("http://192.0.2.1:8080/hook", "webhook.port")]
    [InlineData("ftp://192.0.2.1/hook", "webhook.address")]
    [InlineData("http://user:secret@192.0.2.1/hook", "webhook.address")]
    [InlineData("file:///etc/passwd", "webhook.address")]
    public async Task Deliver_AddressThatIsNotPublic_IsNotCalled(string url, string code)
    {
        using var carrier = new WebhookCarrier(new WebhookOptions(), FindAsync, DisableAsync, TimeProvider.System);

        var result = Assert.Single(await carrier.Carrier.Deliver([Call(url, "1:1:0", "{}")], CancellationToken.None));

        Assert.Equal(code, Assert.IsType<DeliveryResult.Rejected>(result).Code);
    }

    [Fact]
    public async Task Deliver_NobodyListens_CertainlyDidNotLeave()
    {
        var result = Assert.Single(await DeliverAsync(Call("http://127.0.0.1:1/hook", "1:1:0", "{}")));

        Assert.Equal(new DeliveryResult.Deferred("webhook.unreachable"), result);
    }

    private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(params OutgoingMessage[] calls)
    {
        var options = new WebhookOptions { AllowPrivateAddresses = true, Timeout = TimeSpan.FromSeconds(2) };
        using var carrier = new WebhookCarrier(options, FindAsync, DisableAsync, TimeProvider.System);
        return await carrier.Carrier.Deliver(calls, CancellationToken.None);
    }

    private static OutgoingMessage Call(HttpPeer peer, string key = "1:1:0", string body = "{}") => Call(peer.Url + "/hook?of=shop", key, body);

    private static OutgoingMessage Call(string url, string key, string body) =>
        new(key, ChannelKeys.Webhook, url, new RenderedMessage(ChannelKeys.Webhook, "en", null, body, null, null, [], null));

    private Task<WebhookEndpoint> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult(new WebhookEndpoint(Secret, disabled));

    private Task DisableAsync(string key, CancellationToken cancellationToken)
    {
        disabled = true;
        return Task.CompletedTask;
    }
}
