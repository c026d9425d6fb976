using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Email;

/// <summary>Hands one mail over in an open conversation and says what became of it. Up to the final dot the server has taken nothing; after it only its answer tells.</summary>
internal sealed class SmtpHandover(SmtpSession session, EmailOptions options)
{
    /// <summary>Servers that take nobody at first ask for a quarter of an hour (greylisting).</summary>
    private static readonly TimeSpan Greylisted = TimeSpan.FromMinutes(15);

    private static readonly byte[] FinalDot = ".\r\n"u8.ToArray();

    private readonly SmtpConnection connection = session.Connection;

    /// <summary>True when the conversation cannot go on after this.</summary>
    public bool Broken { get; private set; }

    /// <summary>True when the server had hung up before the first word about this mail: a new conversation may begin it afresh.</summary>
    public bool NeverBegan { get; private set; }

    public async Task<DeliveryResult> SendAsync(string to, string returnPath, byte[] source, string messageId)
    {
        var (begun, handedOver) = (false, false);
        try
        {
            var utf8 = MailAddresses.NeedsUtf8(to) || MailAddresses.NeedsUtf8(returnPath);
            if (utf8 && !session.TakesUtf8)
                return new DeliveryResult.Rejected("smtp.no-utf8", "address");
            var sender = await connection.AskAsync($"MAIL FROM:<{returnPath}>{(utf8 ? " SMTPUTF8" : "")}", options.Timeout);
            begun = true;
            if (!sender.IsGood)
                return await RefusedAsync(sender, sender.IsTransient ? Later(sender) : new DeliveryResult.NotTried($"{sender.Reason} (sender)"));
            var recipient = await connection.AskAsync($"RCPT TO:<{to}>", options.Timeout);
            if (!recipient.IsGood)
                return await RefusedAsync(recipient, recipient.IsTransient ? Later(recipient) : Never(recipient, atRecipient: true));
            var data = await connection.AskAsync("DATA", options.Timeout);
            if (data.IsGood)
                return OutOfStep();
            if (data.Code != 354)
                return await RefusedAsync(data, data.IsTransient ? Later(data) : Never(data));
            await connection.WriteAsync(source, options.Timeout);
            // An answer before the question would be taken for the answer to the final dot.
            if (connection.SpokeUnasked)
                return OutOfStep();
            handedOver = true;
            await connection.WriteAsync(FinalDot, options.Timeout);
            return await AnsweredAsync(await connection.ReadAsync(options.AnswerTimeout), messageId);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or InvalidDataException)
        {
            (Broken, NeverBegan) = (true, !begun && gone is IOException);
            var what = gone is OperationCanceledException ? "smtp.no-answer" : "smtp.connection-lost";
            return handedOver ? new DeliveryResult.Unknown(what) : new DeliveryResult.Deferred(what);
        }
    }

    private async Task<DeliveryResult> AnsweredAsync(SmtpReply reply, string messageId)
    {
        if (reply.IsGood)
            return new DeliveryResult.Accepted(messageId);
        return await RefusedAsync(reply, reply.IsTransient ? Later(reply) : Never(reply));
    }

    /// <summary>That was the answer to an earlier command: the server says things twice. It has not been given the mail.</summary>
    private DeliveryResult.Deferred OutOfStep()
    {
        Broken = true;
        return new DeliveryResult.Deferred("smtp.out-of-step");
    }

    /// <summary>Clears the table for the next mail; a server that says 421 is about to hang up.</summary>
    private async Task<DeliveryResult> RefusedAsync(SmtpReply reply, DeliveryResult result)
    {
        Broken = reply.Code == 421;
        if (Broken)
            return result;
        try
        {
            Broken = !(await connection.AskAsync("RSET", options.Timeout)).IsGood;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or InvalidDataException)
        {
            Broken = true;
        }
        return result;
    }

    private static DeliveryResult.Deferred Later(SmtpReply reply) => new(reply.Reason, reply.Code is 450 or 451 ? Greylisted : null);

    /// <summary>The address is dead when the server says that there is no such mailbox: not for a full one, nor for its policy, our sign-in or the mail's size.</summary>
    private static DeliveryResult.Rejected Never(SmtpReply reply, bool atRecipient = false) => new(reply.Reason, "")
    {
        AddressIsDead = reply.Code is 550 or 551 or 553 && (reply.Enhanced?.StartsWith("5.1.", StringComparison.Ordinal) ?? atRecipient),
    };
}
