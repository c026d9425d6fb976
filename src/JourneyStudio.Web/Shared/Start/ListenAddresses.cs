using System.Net;
using System.Net.Sockets;

namespace JourneyStudio.Web.Shared.Start;

/// <summary>The addresses to listen at, looked at before anything starts, so that a busy port is found before work begins.</summary>
internal static class ListenAddresses
{
    private const string Key = "urls";

    public static void AddDefaultAddress(this ConfigurationManager configuration, string address)
    {
        if (string.IsNullOrEmpty(configuration[Key]) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            configuration[Key] = address;
    }

    /// <summary>The first address whose port is taken, or null.</summary>
    public static string? FirstTaken(IConfiguration configuration) =>
        (configuration[Key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(IsTaken);

    private static bool IsTaken(string address)
    {
        var binding = BindingAddress.Parse(address);
        if (binding.Port == 0 || binding.IsUnixPipe)
            return false;
        var host = IPAddress.TryParse(binding.Host, out var ip) ? ip : binding.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var listener = new TcpListener(host, binding.Port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
