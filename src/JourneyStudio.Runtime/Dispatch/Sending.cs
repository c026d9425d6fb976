using System.Collections.Immutable;
using JourneyStudio.Engine.Delivery;
using JourneyStudio.Runtime.Advancing;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>Hands prepared messages to their carriers and turns what the carriers say into settlements.</summary>
internal sealed class Sending(CarrierDirectory carriers, RuntimeClock clock, ILogger logger)
{
    /// <summary>Hands over a batch of one channel.</summary>
    public async Task<List<Ended>> SendAsync(IReadOnlyList<Prepared.ToSend> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return [];
        var channel = batch[0].Pending.Channel;
        var carrier = carriers.For(channel);
        var results = await DeliverAsync(carrier, channel, batch, cancellationToken);
        return [.. batch.Select((message, i) => End(message, i < results.Length ? results[i] : Unanswered, carrier))];
    }

    /// <summary>Hands over one message.</summary>
    public async Task<Ended> SendAsync(Prepared.ToSend message) => (await SendAsync([message], CancellationToken.None))[0];

    /// <summary>Nobody could be reached for the messages before it, or time ran out.</summary>
    public Settlement NotTried(Prepared.ToSend message, string code) =>
        new Settlement.Postponed(clock.Now + RetrySchedule.WhenNotTried, code, CountsAsAttempt: false) { Message = message.Pending.Id, Rendered = message.Rendered };

    /// <summary>It was not begun, and is due as before.</summary>
    public Settlement GivenBack(Prepared.ToSend message) => new Settlement.Postponed(clock.Now, null, CountsAsAttempt: false) { Message = message.Pending.Id };

    private static DeliveryResult Unanswered { get; } = new DeliveryResult.Unknown("no answer");

    private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(
        MessageCarrier carrier, string channel, IReadOnlyList<Prepared.ToSend> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await carrier.Deliver([.. batch.Select(Outgoing)], cancellationToken);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it was, nobody knows which of them left.
            logger.CarrierFailed(exception, carrier.Name, batch.Count, channel);
            return [.. batch.Select(_ => new DeliveryResult.Unknown(exception.GetType().Name))];
        }
    }

    private static OutgoingMessage Outgoing(Prepared.ToSend message) =>
        new(message.Pending.Key, message.Pending.Channel, message.Pending.Address, message.Rendered);

    private Ended End(Prepared.ToSend message, DeliveryResult result, MessageCarrier carrier) =>
        new(message.Pending, Settle(message, result, carrier), result.Answer) { NotTried = (result as DeliveryResult.NotTried)?.Code };

    private Settlement Settle(Prepared.ToSend message, DeliveryResult result, MessageCarrier carrier)
    {
        var now = clock.Now;
        return result switch
        {
            DeliveryResult.Accepted accepted => new Settlement.Sent(accepted.ProviderId, now) { Message = message.Pending.Id, Rendered = message.Rendered },
            DeliveryResult.Rejected rejected => Failed(message, rejected.Detail.Length > 0 ? $"{rejected.Code}: {rejected.Detail}" : rejected.Code) with { AddressIsDead = rejected.AddressIsDead },
            DeliveryResult.Deferred deferred => (Settlement?)Later(message, deferred.Code, deferred.RetryAfter, now) ?? Failed(message, deferred.Code),
            DeliveryResult.NotTried notTried => NotTried(message, notTried.Code),
            DeliveryResult.Unknown unknown when carrier.RepeatsAreHarmless => (Settlement?)Later(message, unknown.Detail, null, now) ?? Unknown(message, unknown.Detail),
            DeliveryResult.Unknown unknown => Unknown(message, unknown.Detail),
            _ => throw new InvalidOperationException($"No settlement for {result.GetType().Name}."),
        };
    }

    private static Settlement.Postponed? Later(Prepared.ToSend message, string reason, TimeSpan? asked, DateTimeOffset now) =>
        RetrySchedule.PauseAfter(message.Pending.Key, message.Pending.Attempts + 1, asked) is { } pause
            ? new Settlement.Postponed(now + pause, reason, CountsAsAttempt: true) { Message = message.Pending.Id, Rendered = message.Rendered }
            : null;

    private static Settlement.Failed Failed(Prepared.ToSend message, string reason) => new(reason) { Message = message.Pending.Id, Rendered = message.Rendered };

    private static Settlement.Unknown Unknown(Prepared.ToSend message, string reason) => new(reason) { Message = message.Pending.Id, Rendered = message.Rendered };
}
