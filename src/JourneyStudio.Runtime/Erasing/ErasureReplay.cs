using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Erasing;

/// <summary>Before anybody works: whoever was erased stays so, from whichever backup the database comes.</summary>
internal sealed partial class ErasureReplay(MemberErasing erasing, ILogger<ErasureReplay> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await erasing.ReplayAsync(cancellationToken) is var people and > 0)
            Replayed(people);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1701, LogLevel.Warning, "{People} people were erased after the backup that this database comes from, and are erased again")]
    private partial void Replayed(int people);
}
