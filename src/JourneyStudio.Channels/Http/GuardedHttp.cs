using System.Net;
using System.Net.Sockets;

namespace JourneyStudio.Channels.Http;

/// <summary>Calls to addresses that an operator typed: only to the public Internet unless the settings say otherwise, never along redirects, through a proxy or with cookies.</summary>
internal static class GuardedHttp
{
    public static HttpClient Create(bool allowPrivate) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 32,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellationToken),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Why the address must not be called, before anybody is asked for its number; null when it may.</summary>
    public static string? Refuse(Uri? url, bool allowPrivate)
    {
        if (url is not { IsAbsoluteUri: true } || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.UserInfo.Length > 0)
            return "webhook.address";
        return allowPrivate || url.Port is 80 or 443 ? null : "webhook.port";
    }

    /// <summary>Looks the name up and connects to the number that was checked: a second look-up could answer another one. One forbidden number forbids the name.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (!allowPrivate && !addresses.All(PublicAddresses.Includes))
            throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The name leads to an address that is not of the public Internet.</summary>
internal sealed class PrivateAddressException() : IOException("The address is not of the public Internet.");
