using System.Globalization;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Intake;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Operating;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>Work on a database before a process that will be killed is started on it, and after the last was killed.</summary>
internal static class InProcess
{
    public static async Task RunAsync(TemporaryStudio at, Func<TemporaryStudio, Task> work)
    {
        await using var studio = new TemporaryStudio(at.Provider, at.At, services => services.AddRuntimeUnderTest(workers: false));
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        await work(studio);
    }

    /// <summary>Publishes the first journey and lets many members in.</summary>
    public static async Task EnterAsync(TemporaryStudio studio, string definition, int members)
    {
        var workspace = new Workspace(studio.Services);
        await workspace.PublishAsync(RuntimeStudio.FirstJourney, definition);
        foreach (var few in (await workspace.AddMembersAsync(members)).Chunk(500))
            await studio.Get<EventIntake>().AppendAsync([.. few.Select(Starts)], default);
        await DrainAsync(studio);
    }

    public static async Task DrainAsync(TemporaryStudio studio)
    {
        var turn = studio.Get<SlotTurn>();
        await turn.DrainAsync(await turn.TakeAsync(default), default);
    }

    /// <summary>Waits until the members have followed every operation.</summary>
    public static async Task FollowedAsync(this IDbContextFactory<StudioDbContext> contexts, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (await context.Set<OperationRow>().AnyAsync(row => row.State == OperationKinds.Running, cancellationToken))
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    private static IncomingEvent Starts(MemberId member) => new()
    {
        Source = "test",
        Key = string.Create(CultureInfo.InvariantCulture, $"start-{member.Value}"),
        Member = new MemberReference { Id = member },
        Name = "test.start",
        At = TimeProvider.System.GetUtcNow(),
    };
}
