using System.Net;
using System.Net.Http.Headers;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Http;

/// <summary>What an answer, or its absence, says about a call.</summary>
internal static class HttpOutcome
{
    /// <summary>The pause that the other side asks for; an hour at the most, or it could hold a message for ever.</summary>
    public static TimeSpan? RetryAfter(RetryConditionHeaderValue? asked, DateTimeOffset now)
    {
        var pause = asked?.Delta ?? asked?.Date - now;
        return pause is not { } given || given <= TimeSpan.Zero ? null : given < TimeSpan.FromHours(1) ? given : TimeSpan.FromHours(1);
    }

    /// <summary>Says that it has too much to do, or that others before it do not answer: nothing was done.</summary>
    public static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or (HttpStatusCode)425;

    /// <summary>What broke the call off. Before a connection stood, certainly nothing was done.</summary>
    public static DeliveryResult Of(Exception broken, string channel) => broken switch
    {
        HttpRequestException { InnerException: PrivateAddressException } => new DeliveryResult.Rejected($"{channel}.private-address", ""),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } =>
            new DeliveryResult.Deferred($"{channel}.unreachable"),
        OperationCanceledException => new DeliveryResult.Unknown($"{channel}.no-answer"),
        _ => new DeliveryResult.Unknown($"{channel}.connection-lost"),
    };
}
