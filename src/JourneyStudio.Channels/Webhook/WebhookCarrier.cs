using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using JourneyStudio.Channels.Http;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Webhook;

/// <summary>Calls other systems, signed by Standard Webhooks. The id of a call is its effect key: the receiver recognises a repeat.</summary>
public sealed class WebhookCarrier(WebhookOptions options, FindWebhookEndpoint find, DisableWebhookEndpoint disable, TimeProvider time) : IDisposable
{
    public const string Name = "webhook";

    private readonly HttpClient http = GuardedHttp.Create(options.AllowPrivateAddresses);

    public MessageCarrier Carrier => new(Name, RepeatsAreHarmless: true, DeliverAsync);

    public void Dispose() => http.Dispose();

    private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var results = new DeliveryResult[messages.Count];
        var endpoints = new ConcurrentDictionary<string, Lazy<Task<WebhookEndpoint>>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(Enumerable.Range(0, messages.Count), new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, async (i, _) =>
            results[i] = cancellationToken.IsCancellationRequested ? DeliveryResult.NotTried.OutOfTime : await CallAsync(messages[i], endpoints));
        return [.. results];
    }

    private async Task<DeliveryResult> CallAsync(OutgoingMessage message, ConcurrentDictionary<string, Lazy<Task<WebhookEndpoint>>> endpoints)
    {
        Uri.TryCreate(message.Address, UriKind.Absolute, out var url);
        if (GuardedHttp.Refuse(url, options.AllowPrivateAddresses) is { } refusal)
            return new DeliveryResult.Rejected(refusal, "");
        var key = WebhookEndpoint.KeyOf(url!);
        var endpoint = await endpoints.GetOrAdd(key, wanted => new Lazy<Task<WebhookEndpoint>>(() => find(wanted, CancellationToken.None))).Value;
        if (endpoint.Disabled)
            return new DeliveryResult.Rejected("webhook.disabled", "");
        using var limit = new CancellationTokenSource(options.Timeout);
        try
        {
            using var request = Request(message, url!, endpoint);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var result = await ReadAsync(response, message.Key, limit.Token);
            if (response.StatusCode == HttpStatusCode.Gone)
                await disable(key, CancellationToken.None);
            return result;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return HttpOutcome.Of(broken, Name);
        }
    }

    private HttpRequestMessage Request(OutgoingMessage message, Uri url, WebhookEndpoint endpoint)
    {
        var body = Encoding.UTF8.GetBytes(message.Message.Text ?? "{}");
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("JourneyStudio", "1"));
        request.Headers.Add("webhook-id", message.Key);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(endpoint.Secret.Span, message.Key, timestamp, body));
        return request;
    }

    /// <summary>Anything but 2xx is a failure. What the receiver could do better next time is tried again; what it refuses is not.</summary>
    private async Task<DeliveryResult> ReadAsync(HttpResponseMessage response, string key, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var answer = AnswerFields.Read(status, await BodyAsync(response, cancellationToken));
        if (response.IsSuccessStatusCode)
            return new DeliveryResult.Accepted(key) { Answer = answer };
        var code = string.Create(CultureInfo.InvariantCulture, $"webhook.{status}");
        return status >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout || HttpOutcome.IsBusy(response.StatusCode)
            ? new DeliveryResult.Deferred(code, HttpOutcome.RetryAfter(response.Headers.RetryAfter, time.GetUtcNow())) { Answer = answer }
            : new DeliveryResult.Rejected(code, "") { Answer = answer };
    }

    /// <summary>As much of the answer as is read; one that is longer has no fields.</summary>
    private async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[options.LongestAnswer];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, read);
    }
}
