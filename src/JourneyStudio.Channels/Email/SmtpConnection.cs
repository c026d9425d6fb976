using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace JourneyStudio.Channels.Email;

/// <summary>The line to a mail server: says commands and reads answers, each within its time and size.</summary>
internal sealed class SmtpConnection(Socket socket, Stream stream) : IAsyncDisposable
{
    private const int LongestReply = 64 * 1024;

    private readonly byte[] buffer = new byte[4096];
    private Stream stream = stream;
    private int start;
    private int end;

    /// <summary>Whether the other side has said something that nobody asked for: from then on nobody knows which answer belongs to what.</summary>
    public bool SpokeUnasked => start < end || socket.Available > 0;

    public static async Task<SmtpConnection> ConnectAsync(string host, int port, TimeSpan timeout)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            using var time = new CancellationTokenSource(timeout);
            await client.ConnectAsync(host, port, time.Token);
            return new SmtpConnection(client.Client, client.GetStream());
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Encrypts what follows. What the other side said in advance, in the clear, is not believed.</summary>
    public async Task EncryptAsync(SslClientAuthenticationOptions options, TimeSpan timeout)
    {
        if (start < end)
            throw new InvalidDataException("The server went on in the clear after agreeing to encrypt.");
        using var time = new CancellationTokenSource(timeout);
        var encrypted = new SslStream(stream);
        stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(options, time.Token);
    }

    public async Task<SmtpReply> AskAsync(string command, TimeSpan timeout)
    {
        await WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), timeout);
        return await ReadAsync(timeout);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout)
    {
        using var time = new CancellationTokenSource(timeout);
        await stream.WriteAsync(bytes, time.Token);
        await stream.FlushAsync(time.Token);
    }

    /// <exception cref="IOException">The connection is gone.</exception>
    /// <exception cref="OperationCanceledException">No answer came in time.</exception>
    /// <exception cref="InvalidDataException">That was no answer of a mail server.</exception>
    public async Task<SmtpReply> ReadAsync(TimeSpan timeout)
    {
        using var time = new CancellationTokenSource(timeout);
        var lines = new List<string>();
        for (var size = 0; size < LongestReply;)
        {
            var line = await ReadLineAsync(time.Token);
            size += line.Length + 2;
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
        }
        throw new InvalidDataException("The server's answer is not one of SMTP.");
    }

    public async ValueTask DisposeAsync() => await stream.DisposeAsync();

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LongestReply)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, cancellationToken));
                if (end == 0)
                    throw new EndOfStreamException("The server closed the connection.");
            }
            var character = (char)buffer[start++];
            if (character == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(character);
        }
        throw new InvalidDataException("The server's line has no end.");
    }
}
