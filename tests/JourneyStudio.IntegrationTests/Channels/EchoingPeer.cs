using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JourneyStudio.IntegrationTests.Channels;

/// <summary>Another system that answers every call twice over one connection, each answer with the id of the call it is for.</summary>
internal sealed class EchoingPeer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> calls = new();

    public EchoingPeer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>The ids that it was called with.</summary>
    public IReadOnlyCollection<string> Calls => calls;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        try
        {
            while (await ReadCallAsync(reader) is { } id)
            {
                calls.Enqueue(id);
                var body = $$"""{"for":"{{id}}"}""";
                var answer = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + answer));
            }
        }
        catch (IOException)
        {
            // The caller has had enough.
        }
    }

    /// <returns>The id of the next call; null when the caller has hung up.</returns>
    private static async Task<string?> ReadCallAsync(StreamReader reader)
    {
        var (id, length) = ("", 0);
        if (await reader.ReadLineAsync() is null)
            return null;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("webhook-id:", StringComparison.OrdinalIgnoreCase))
                id = header.Split(':', 2)[1].Trim();
            if (header.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header.Split(':')[1], CultureInfo.InvariantCulture);
        }
        await reader.ReadBlockAsync(new char[length]);
        return id;
    }
}
