using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Puts journeys away that nobody is in and nobody can enter, and takes them out again. Nothing of them is lost.</summary>
public sealed class JourneyArchive(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const string Archived = "journey.archive";
    public const string Restored = "journey.restore";

    /// <summary>False when members are in it or can enter, or when somebody was quicker.</summary>
    public async Task<bool> PutAwayAsync(string definitionId, long? actor, CancellationToken cancellationToken) => await WriteAsync(
        definitionId,
        Archived,
        actor,
        async (context, journey) =>
        {
            var rests = journey.State is JourneyStates.Draft or JourneyStates.Stopped or JourneyStates.Draining && !await IsInFlightAsync(context, journey.Id, cancellationToken);
            if (rests) journey.State = JourneyStates.Archived;
            return rests;
        },
        cancellationToken);

    /// <summary>It comes back as it was before: a draft, or a stopped journey. False when it is not put away.</summary>
    public Task<bool> TakeOutAsync(string definitionId, long? actor, CancellationToken cancellationToken) => WriteAsync(
        definitionId,
        Restored,
        actor,
        (_, journey) =>
        {
            if (journey.State != JourneyStates.Archived) return Task.FromResult(false);
            journey.State = journey.PublishedVersion is null ? JourneyStates.Draft : JourneyStates.Stopped;
            return Task.FromResult(true);
        },
        cancellationToken);

    private static Task<bool> IsInFlightAsync(StudioDbContext context, long journey, CancellationToken cancellationToken) =>
        (from stats in context.Set<VersionStatsRow>()
         join version in context.Set<JourneyVersionRow>() on stats.VersionId equals version.Id
         where version.JourneyId == journey && stats.Active > 0
         select stats).AnyAsync(cancellationToken);

    private async Task<bool> WriteAsync(string definitionId, string action, long? actor, Func<StudioDbContext, JourneyRow, Task<bool>> change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<JourneyRow>().SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellationToken) is not { } journey || !await change(context, journey))
            return false;
        journey.UpdatedAt = now;
        context.Add(new AuditRow { At = now, Actor = actor, Action = action, SubjectKind = "journey", SubjectId = definitionId });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }
}
