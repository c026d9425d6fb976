using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Operating;

/// <summary>How operations stand, and whom a new one would concern.</summary>
public sealed class OperationReading(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>The latest operations of a journey, the newest first.</summary>
    public async Task<IReadOnlyList<OperationStatus>> LatestAsync(string definitionId, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (from operation in context.Set<OperationRow>().AsNoTracking()
                          join journey in context.Set<JourneyRow>() on operation.JourneyId equals journey.Id
                          where journey.DefinitionId == definitionId
                          orderby operation.Id descending
                          select operation).Take(count).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var sums = await context.Set<OperationSlotRow>().Where(row => ids.Contains(row.OperationId)).GroupBy(row => row.OperationId)
            .Select(slots => new { slots.Key, Done = slots.Sum(slot => slot.Done), Skipped = slots.Sum(slot => slot.Skipped) })
            .ToDictionaryAsync(sum => sum.Key, cancellationToken);
        return [.. rows.Select(row => new OperationStatus(row.Id, row.Kind, row.State, row.Actor, row.At, row.EndedAt, sums[row.Id].Done, sums[row.Id].Skipped))];
    }

    /// <summary>Enrollments that stand where the query says.</summary>
    public async Task<long> CountWaitingAsync(string definitionId, TokenQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tokens = from token in context.Set<TokenRow>()
                     join enrollment in context.Set<EnrollmentRow>() on token.EnrollmentId equals enrollment.Id
                     join version in context.Set<JourneyVersionRow>() on enrollment.VersionId equals version.Id
                     join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                     where journey.DefinitionId == definitionId
                     where query.Version == null || version.Number == query.Version
                     where query.Activity == null || token.Activity == query.Activity
                     where query.Since == null || token.ArrivedAt >= query.Since
                     where query.Before == null || token.ArrivedAt < query.Before
                     select token.EnrollmentId;
        return await tokens.Distinct().LongCountAsync(cancellationToken);
    }

    /// <summary>Enrollments that failed where the query says.</summary>
    public async Task<long> CountFailedAsync(string definitionId, TokenQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var failed = from enrollment in context.Set<EnrollmentRow>()
                     join version in context.Set<JourneyVersionRow>() on enrollment.VersionId equals version.Id
                     join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                     where journey.DefinitionId == definitionId && enrollment.State == "failed"
                     where query.Version == null || version.Number == query.Version
                     where query.Since == null || enrollment.EndedAt >= query.Since
                     where query.Before == null || enrollment.EndedAt < query.Before
                     where context.Set<TraceRow>().Any(step => step.EnrollmentId == enrollment.Id && step.End == "failed" && (query.Activity == null || step.Activity == query.Activity))
                     select enrollment.Id;
        return await failed.LongCountAsync(cancellationToken);
    }

    /// <summary>Whom resuming would concern.</summary>
    public async Task<HeldMembers> HeldAsync(string definitionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var journey = context.Set<JourneyRow>().Where(row => row.DefinitionId == definitionId).Select(row => row.Id);
        var tokens = context.Set<TokenRow>().Where(row => journey.Contains(row.JourneyId));
        return new HeldMembers(
            await tokens.Select(row => row.EnrollmentId).Distinct().LongCountAsync(cancellationToken),
            await tokens.Where(row => row.Due <= now).Select(row => row.EnrollmentId).Distinct().LongCountAsync(cancellationToken),
            await context.Set<HeldEntryRow>().LongCountAsync(row => journey.Contains(row.JourneyId), cancellationToken));
    }
}

/// <summary>How an operation stands.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">One of <see cref="OperationKinds"/>.</param>
/// <param name="State">running, done or cancelled.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="At">When.</param>
/// <param name="EndedAt">When it came to its end.</param>
/// <param name="Done">Enrollments changed so far.</param>
/// <param name="Skipped">Enrollments that it could not be applied to.</param>
public sealed record OperationStatus(long Id, string Kind, string State, long Actor, DateTimeOffset At, DateTimeOffset? EndedAt, long Done, long Skipped);

/// <summary>Members in a paused journey.</summary>
/// <param name="Members">All of them.</param>
/// <param name="Overdue">Those whose time has come meanwhile.</param>
/// <param name="Entries">Entries that wait.</param>
public sealed record HeldMembers(long Members, long Overdue, long Entries);
