using System.Collections.Immutable;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Email;

/// <summary>Takes mails to a mail server, many over one connection, each with an answer of its own.</summary>
public sealed class EmailCarrier(EmailOptions options, TimeProvider time) : IAsyncDisposable
{
    public const string Name = "smtp";

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly SmtpLine line = new(options, time);

    /// <summary>A server does not know a mail that it has had: what may have been taken is never sent again by itself.</summary>
    public MessageCarrier Carrier => new(Name, RepeatsAreHarmless: false, DeliverAsync);

    public async ValueTask DisposeAsync()
    {
        await line.DisposeAsync();
        one.Dispose();
    }

    private async Task<ImmutableArray<DeliveryResult>> DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<DeliveryResult>(messages.Count);
        await one.WaitAsync(CancellationToken.None);
        try
        {
            DeliveryResult? closed = null;
            foreach (var message in messages)
            {
                if (cancellationToken.IsCancellationRequested)
                    closed = DeliveryResult.NotTried.OutOfTime;
                if (closed is null)
                    results.Add(await SendAsync(message));
                else
                    results.Add(closed);
                // Where nobody answered for one, nobody would for the next.
                closed ??= results[^1] as DeliveryResult.NotTried;
            }
        }
        finally
        {
            one.Release();
        }
        return results.ToImmutable();
    }

    private async Task<DeliveryResult> SendAsync(OutgoingMessage message)
    {
        if (MailAddresses.OnTheWire(message.Address) is not { } to)
            return new DeliveryResult.Rejected("email.address", "") { AddressIsDead = true };
        var source = MailSource.Of(message, options, to, time.GetUtcNow());
        for (var again = true; ; again = false)
        {
            var (session, refusal) = await line.OpenAsync();
            if (session is null)
                return refusal!;
            var used = session.Mails > 0;
            var handover = new SmtpHandover(session, options);
            var result = await handover.SendAsync(to, ReturnPath(message), source, MailSource.MessageId(message.Key, options));
            await line.UsedAsync(handover.Broken);
            if (!handover.NeverBegan || !used || !again)
                return result;
        }
    }

    private string ReturnPath(OutgoingMessage message) =>
        options.ReturnPath.Length == 0 ? options.From : options.ReturnPath.Replace("*", EffectIdentity.Of(message.Key), StringComparison.Ordinal);
}
