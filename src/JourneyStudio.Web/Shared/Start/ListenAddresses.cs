using System.Net;
using System.Net.Sockets;

namespace JourneyStudio.Web.Shared.Start;

/// <summary>The addresses to listen at, looked at before anything starts, so that a busy port is found before work begins.</summary>
internal static class ListenAddresses
{
    private const string Key = "urls";
    private const string PublicKey = "Links:BaseUrl";

    public static void AddDefaultAddress(this ConfigurationManager configuration, string address)
    {
        if (string.IsNullOrEmpty(configuration[Key]) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            configuration[Key] = address;
    }

    /// <summary>Links in messages lead to the first address that a browser can open, unless <c>Links:BaseUrl</c> says where members come in.</summary>
    public static void AddDefaultPublicAddress(this ConfigurationManager configuration)
    {
        if (!string.IsNullOrEmpty(configuration[PublicKey])) return;
        var open = Addresses(configuration).FirstOrDefault(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port != 0 && uri.Host is not ("0.0.0.0" or "[::]"));
        if (open is not null) configuration[PublicKey] = open.TrimEnd('/');
    }

    /// <summary>What keeps us from listening at one of the addresses, or null.</summary>
    public static string? Problem(IConfiguration configuration) =>
        Addresses(configuration).Select(ProblemOf).FirstOrDefault(problem => problem is not null);

    private static string[] Addresses(IConfiguration configuration) =>
        (configuration[Key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? ProblemOf(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            if (binding.Port == 0 || binding.IsUnixPipe)
                return null;
            var host = IPAddress.TryParse(binding.Host, out var ip) ? ip : binding.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
            using var listener = new TcpListener(host, binding.Port);
            listener.Start();
            return null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            return $"{address} is not an address to listen at. Write --urls http://localhost:5081.";
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return $"{address} is in use by another program. Stop that program, or choose another address with --urls, such as --urls http://localhost:5081.";
        }
        catch (SocketException exception)
        {
            return $"{address} cannot be listened at: {exception.Message}. Choose another address with --urls.";
        }
    }
}
