using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Identity.People;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JourneyStudio.Web.Features.People;

/// <summary>Lets the first admin into a new workspace: as long as nobody has chosen a password, every start writes a link into the log by which the account <c>admin</c> chooses one. It works once.</summary>
internal sealed partial class FirstAdmin(StudioPeople people, InvitationDesk desk, IServer server, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<FirstAdmin> logger) : IHostedService
{
    /// <summary>The program itself.</summary>
    private const long Nobody = 0;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var known = await people.AllAsync(cancellationToken);
        if (known.Any(person => person.Joined))
            return;
        var admin = known.FirstOrDefault(person => person.Account == StudioRole.Admin)?.Id ?? await CreateAsync(cancellationToken);
        if (await desk.LinkAsync(admin, Nobody, cancellationToken) is { } path)
            lifetime.ApplicationStarted.Register(() => Waiting($"{Address()}{path}"));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<long> CreateAsync(CancellationToken cancellationToken)
    {
        var (person, problem) = await desk.CreateAsync(StudioRole.Admin, "Admin", new PersonGrants([StudioRole.Admin], [], []), Nobody, cancellationToken);
        // a node that started at the same time was quicker
        return problem is null ? person : (await people.AllAsync(cancellationToken)).Single(other => other.Account == StudioRole.Admin).Id;
    }

    private string Address()
    {
        var about = server.Features;
        return (configuration["Links:BaseUrl"] ?? about.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "").TrimEnd('/');
    }

    [LoggerMessage(2401, LogLevel.Warning, "Nobody can sign in yet. Open this link to choose the password of the account admin; it works once and for three days: {Link}")]
    private partial void Waiting(string link);
}
