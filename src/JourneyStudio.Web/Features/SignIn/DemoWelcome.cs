using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>Prepares the trial's accounts before the first request, and says how to sign in once the studio listens.</summary>
internal sealed class DemoWelcome(DemoAccounts accounts, DemoApiKey apiKey, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    private const string Earlier = "as shown at the first start (set Demo:{0} to choose it)";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var password = await accounts.PrepareAsync();
        var key = await apiKey.PrepareAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(() => Welcome(password, key));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Welcome(string? password, string? key)
    {
        var about = server.Features;
        var address = about.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"""

              How to sign in
                address    {address}
                accounts   {string.Join(", ", DemoPerson.All.Select(person => person.Role))}
                password   {password ?? Earlier.Replace("{0}", "Password", StringComparison.Ordinal)}
                API key    {key ?? Earlier.Replace("{0}", "ApiKey", StringComparison.Ordinal)}

            """);
    }
}
