using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace JourneyStudio.Channels.Email;

/// <summary>A conversation that has got as far as mails can be handed over: greeted, encrypted, signed in.</summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpConnection connection;
    private readonly EmailOptions options;
    private HashSet<string> offers = [];

    private SmtpSession(SmtpConnection connection, EmailOptions options) => (this.connection, this.options) = (connection, options);

    public SmtpConnection Connection => connection;

    public bool TakesUtf8 => offers.Contains("SMTPUTF8");

    /// <summary>How many mails went over this conversation.</summary>
    public int Mails { get; set; }

    /// <summary>When the last one did.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <exception cref="SmtpRefusedException">The server does not let us in.</exception>
    public static async Task<SmtpSession> OpenAsync(EmailOptions options)
    {
        var session = new SmtpSession(await SmtpConnection.ConnectAsync(options.Host, options.Port, options.Timeout), options);
        try
        {
            await session.BeginAsync();
            return session;
        }
        catch
        {
            await session.connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.AskAsync("QUIT", TimeSpan.FromSeconds(2));
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or InvalidDataException or ObjectDisposedException or InvalidOperationException)
        {
            // It was only a farewell.
        }
        await connection.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        if (options.Security == EmailSecurity.Tls)
            await EncryptAsync();
        Expect(await connection.ReadAsync(options.Timeout), "greeting");
        await HelloAsync();
        if (options.Security == EmailSecurity.StartTls)
        {
            if (!offers.Contains("STARTTLS"))
                throw new SmtpRefusedException("smtp.no-starttls");
            Expect(await connection.AskAsync("STARTTLS", options.Timeout), "starttls");
            await EncryptAsync();
            await HelloAsync();
        }
        if (options.User.Length > 0)
            await SignInAsync();
    }

    private async Task HelloAsync()
    {
        var name = options.HelloName.Length > 0 ? options.HelloName : Dns.GetHostName();
        var reply = Expect(await connection.AskAsync($"EHLO {new string([.. name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')])}", options.Timeout), "ehlo");
        offers = reply.Lines.Skip(1).SelectMany(line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) ? line.Split(' ').Skip(1).Select(word => $"AUTH {word}") : [line.Split(' ')[0]])
            .Select(offer => offer.ToUpperInvariant()).ToHashSet();
    }

    private async Task SignInAsync()
    {
        if (offers.Contains("AUTH PLAIN"))
        {
            Expect(await connection.AskAsync($"AUTH PLAIN {Base64($"\0{options.User}\0{options.Password}")}", options.Timeout), "auth");
            return;
        }
        if (!offers.Contains("AUTH LOGIN"))
            throw new SmtpRefusedException("smtp.no-auth");
        await connection.AskAsync("AUTH LOGIN", options.Timeout);
        await connection.AskAsync(Base64(options.User), options.Timeout);
        Expect(await connection.AskAsync(Base64(options.Password), options.Timeout), "auth");
    }

    private Task EncryptAsync() => connection.EncryptAsync(
        new SslClientAuthenticationOptions
        {
            TargetHost = options.Host,
            CertificateChainPolicy = options.CertificateAuthority.Length == 0 ? null : PrivateAuthority(options.CertificateAuthority),
        },
        options.Timeout);

    private static X509ChainPolicy PrivateAuthority(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }

    private static SmtpReply Expect(SmtpReply reply, string at) => reply.IsGood ? reply : throw new SmtpRefusedException($"{reply.Reason} ({at})");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>The server does not let us in: no fault of any message.</summary>
internal sealed class SmtpRefusedException(string code) : IOException(code)
{
    public string Code => Message;
}
