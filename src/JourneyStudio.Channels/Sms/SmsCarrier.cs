using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using JourneyStudio.Channels.Http;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Sms;

/// <summary>Hands text messages to a gateway over HTTP, one call each.</summary>
public sealed class SmsCarrier(SmsOptions options, TimeProvider time) : IDisposable
{
    public const string Name = "http-sms";
    private const int LongestAnswer = 16 * 1024;

    private readonly HttpClient http = GuardedHttp.Create(allowPrivate: true);

    public MessageCarrier Carrier => new(Name, options.KnowsRepeats, DeliverAsync);

    public void Dispose() => http.Dispose();

    private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<DeliveryResult>(messages.Count);
        foreach (var message in messages)
            results.Add(cancellationToken.IsCancellationRequested ? DeliveryResult.NotTried.OutOfTime : await SendAsync(message));
        return results.ToImmutable();
    }

    private async Task<DeliveryResult> SendAsync(OutgoingMessage message)
    {
        using var limit = new CancellationTokenSource(options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(SmsBody.Fill(options, message))) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse($"{options.ContentType}; charset=utf-8");
            request.Headers.Add("Idempotency-Key", EffectIdentity.Of(message.Key));
            if (options.Authorization.Length > 0)
                request.Headers.TryAddWithoutValidation("Authorization", options.Authorization);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await ReadAsync(response, message.Key, limit.Token);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return HttpOutcome.Of(broken, "sms");
        }
    }

    /// <summary>A gateway that breaks down while it works (500, 502, 504) may have sent the message or not.</summary>
    private async Task<DeliveryResult> ReadAsync(HttpResponseMessage response, string key, CancellationToken cancellationToken)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"sms.{(int)response.StatusCode}");
        if (HttpOutcome.IsBusy(response.StatusCode))
            return new DeliveryResult.Deferred(code, HttpOutcome.RetryAfter(response.Headers.RetryAfter, time.GetUtcNow()));
        if (response.StatusCode >= HttpStatusCode.InternalServerError)
            return new DeliveryResult.Unknown(code);
        if (!response.IsSuccessStatusCode)
            return new DeliveryResult.Rejected(code, "");
        var buffer = new byte[LongestAnswer];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var fields = AnswerFields.Read((int)response.StatusCode, buffer.AsMemory(0, read)).Fields;
        if (options.ResultField.Length > 0 && fields.GetValueOrDefault(options.ResultField)?.ToText() is var said && said != options.ResultGood)
            return new DeliveryResult.Rejected($"sms.{said ?? "no-result"}", "");
        return new DeliveryResult.Accepted(fields.GetValueOrDefault(options.IdField) is { } id ? id.ToText() : key);
    }
}
