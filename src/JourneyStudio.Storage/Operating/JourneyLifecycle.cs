using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Operating;

/// <summary>
/// Pauses, resumes and stops journeys, and begins operations on their members. Each writes the state, the operation and who asked for it in one transaction;
/// the members follow, carried along by the owners of their slots.
/// </summary>
public sealed class JourneyLifecycle(IDbContextFactory<StudioDbContext> contexts)
{
    public Task<Result<long>> PauseAsync(string definitionId, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(definitionId, "pause", actor, now, [JourneyStates.Live], journey =>
        {
            (journey.State, journey.PausedAt) = (JourneyStates.Paused, now);
            return [new Operation.Hold { Id = 0, Journey = new JourneyId(journey.Id), At = now, Actor = actor }];
        }, cancellationToken);

    /// <param name="definitionId">The journey.</param>
    /// <param name="mode">What becomes of the time that has passed.</param>
    /// <param name="perSecond">For <see cref="ResumeMode.CatchUp"/>: at most so many members a second.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task<Result<long>> ResumeAsync(string definitionId, ResumeMode mode, int perSecond, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(definitionId, "resume", actor, now, [JourneyStates.Paused], journey =>
        {
            var release = new Operation.Release(mode, journey.PausedAt ?? now) { Id = 0, Journey = new JourneyId(journey.Id), At = now, Actor = actor };
            (journey.State, journey.PausedAt) = (JourneyStates.Live, null);
            return mode == ResumeMode.CatchUp ? [release, new Operation.CatchUp(Math.Max(1, perSecond)) { Id = 0, Journey = release.Journey, At = now, Actor = actor }] : [release];
        }, cancellationToken);

    /// <summary>Nobody comes in any more; those who are in go on to their end.</summary>
    public Task<Result<long>> DrainAsync(string definitionId, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(definitionId, "drain", actor, now, [JourneyStates.Live], journey =>
        {
            journey.State = JourneyStates.Draining;
            return [];
        }, cancellationToken);

    /// <summary>Everybody leaves at once. Whatever else was under way for the journey is given up.</summary>
    public Task<Result<long>> StopAsync(string definitionId, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(definitionId, "stop", actor, now, [JourneyStates.Live, JourneyStates.Draining, JourneyStates.Paused], journey =>
        {
            (journey.State, journey.PausedAt) = (JourneyStates.Stopped, null);
            return [new Operation.Stop { Id = 0, Journey = new JourneyId(journey.Id), At = now, Actor = actor }];
        }, cancellationToken);

    /// <summary>Those of a migration who have not moved since go back. It is given up first if it is under way.</summary>
    public Task<Result<long>> TakeBackAsync(string definitionId, long migration, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(definitionId, "take-back", actor, now, [JourneyStates.Live, JourneyStates.Draining], journey =>
            [new Operation.TakeBack(migration) { Id = 0, Journey = new JourneyId(journey.Id), At = now, Actor = actor }], cancellationToken);

    /// <summary>Gives up an operation that is under way: who has been changed stays so.</summary>
    public async Task<Result<long>> CancelAsync(string definitionId, long operation, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var running = await (from row in context.Set<OperationRow>()
                             join journey in context.Set<JourneyRow>() on row.JourneyId equals journey.Id
                             where journey.DefinitionId == definitionId && row.Id == operation && row.State == OperationKinds.Running
                             select row).SingleOrDefaultAsync(cancellationToken);
        if (running is null || !OperationKinds.CanBeCancelled(running.Kind))
            return Result.Fail<long>(new Problem("operation.not-running", string.Create(CultureInfo.InvariantCulture, $"{operation}")));
        (running.State, running.EndedAt) = (OperationKinds.Cancelled, now);
        context.Add(new AuditRow { At = now, Actor = actor, Action = "journey.cancel", SubjectKind = "journey", SubjectId = definitionId, Values = StoredJson.Write(new { running.Id, running.Kind }) });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return operation;
    }

    /// <summary>Begins a retry, skip, move or migration.</summary>
    public Task<Result<long>> BeginAsync(string definitionId, Func<JourneyId, Operation> operation, long actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(definitionId, "operate", actor, now, [JourneyStates.Live, JourneyStates.Draining], journey => [operation(new JourneyId(journey.Id))], cancellationToken);

    /// <summary>Journeys that let nobody in and have nobody left are stopped.</summary>
    /// <returns>How many came to their end.</returns>
    public async Task<int> SettleDrainedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var drained = from journey in context.Set<JourneyRow>()
                      where journey.State == JourneyStates.Draining
                      where (from stats in context.Set<VersionStatsRow>()
                             join version in context.Set<JourneyVersionRow>() on stats.VersionId equals version.Id
                             where version.JourneyId == journey.Id
                             select stats.Active).Sum() == 0
                      select journey;
        var ended = await drained.ToListAsync(cancellationToken);
        foreach (var journey in ended)
            (journey.State, journey.UpdatedAt) = (JourneyStates.Stopped, now);
        return ended.Count == 0 ? 0 : await context.SaveChangesAsync(cancellationToken);
    }

    /// <returns>The number of the last operation that was begun, 0 when it needed none; or why it cannot be.</returns>
    private async Task<Result<long>> ChangeAsync(
        string definitionId, string action, long actor, DateTimeOffset now, string[] from, Func<JourneyRow, Operation[]> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var journey = await context.Set<JourneyRow>().SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellationToken);
        if (journey is null)
            return Result.Fail<long>(new Problem("journey.unknown", definitionId));
        if (!from.Contains(journey.State, StringComparer.Ordinal))
            return Result.Fail<long>(new Problem("journey.wrong-state", journey.State));
        var rows = change(journey).Select(OperationKinds.Row).ToList();
        if (rows.Exists(row => row.Kind == OperationKinds.Stop))
            await GiveUpAsync(context, journey.Id, now, cancellationToken);
        journey.UpdatedAt = now;
        context.AddRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        context.AddRange(rows.SelectMany(row => Enumerable.Range(0, SlotLease.Count).Select(slot => new OperationSlotRow { OperationId = row.Id, Slot = slot })));
        context.Add(new AuditRow
        {
            At = now,
            Actor = actor,
            Action = $"journey.{action}",
            SubjectKind = "journey",
            SubjectId = definitionId,
            Values = StoredJson.Write(rows.ToDictionary(row => row.Kind, row => row.Arguments ?? string.Create(CultureInfo.InvariantCulture, $"{row.Id}"))),
        });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return rows.Count == 0 ? 0 : rows[^1].Id;
    }

    private static async Task GiveUpAsync(StudioDbContext context, long journey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var running in await context.Set<OperationRow>().Where(row => row.JourneyId == journey && row.State == OperationKinds.Running).ToListAsync(cancellationToken))
            (running.State, running.EndedAt) = (OperationKinds.Cancelled, now);
    }
}
