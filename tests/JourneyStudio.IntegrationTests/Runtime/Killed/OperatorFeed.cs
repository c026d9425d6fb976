using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Runtime.Operating;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>An operator who pauses and resumes the first journey again and again, and waits each time until the members have followed.</summary>
internal sealed class OperatorFeed(IDbContextFactory<StudioDbContext> contexts, JourneyControl control) : BackgroundService
{
    public const string Command = "run-operations";
    private const long Operator = 42;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Console.WriteLine("started");
        while (!stoppingToken.IsCancellationRequested)
        {
            await contexts.FollowedAsync(stoppingToken);
            if (await StateAsync(stoppingToken) == JourneyStates.Live)
                await control.PauseAsync(RuntimeStudio.FirstJourney, Operator, stoppingToken);
            else
                await control.ResumeAsync(RuntimeStudio.FirstJourney, ResumeMode.Freeze, 0, Operator, stoppingToken);
        }
    }

    private async Task<string> StateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<JourneyRow>().Where(row => row.DefinitionId == RuntimeStudio.FirstJourney).Select(row => row.State).SingleAsync(cancellationToken);
    }
}
