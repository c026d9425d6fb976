using System.Net.Sockets;
using System.Security.Authentication;
using JourneyStudio.Engine.Delivery;

namespace JourneyStudio.Channels.Email;

/// <summary>The one conversation that is open, kept for the mails that follow shortly.</summary>
internal sealed class SmtpLine(EmailOptions options, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan KeptIdle = TimeSpan.FromSeconds(10);

    private SmtpSession? session;

    /// <summary>The open conversation, else a new one. A server that cannot be reached or does not let us in is nobody's failure: the mails stay as they are and wait.</summary>
    public async Task<(SmtpSession? Session, DeliveryResult.NotTried? Refusal)> OpenAsync()
    {
        if (session is not null && (time.GetUtcNow() - session.LastUsed > KeptIdle || session.Connection.SpokeUnasked))
            await CloseAsync();
        try
        {
            return (session ??= await SmtpSession.OpenAsync(options), null);
        }
        catch (SmtpRefusedException refused)
        {
            return (null, new DeliveryResult.NotTried(refused.Code));
        }
        catch (AuthenticationException)
        {
            return (null, new DeliveryResult.NotTried("smtp.certificate"));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or InvalidDataException)
        {
            return (null, new DeliveryResult.NotTried("smtp.unreachable"));
        }
    }

    /// <summary>Notes that a mail went over the conversation, and ends it when it is broken or has served enough.</summary>
    public async Task UsedAsync(bool broken)
    {
        if (session is null)
            return;
        session.LastUsed = time.GetUtcNow();
        if (broken || ++session.Mails >= options.MailsPerConnection)
            await CloseAsync();
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task CloseAsync()
    {
        if (session is not { } closing)
            return;
        session = null;
        await closing.DisposeAsync();
    }
}
