using JourneyStudio.Engine.Execution.Operating;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Identity;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Settings;
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
        var actors = rows.ConvertAll(row => row.Actor);
        var ways = rows.Where(row => row.Kind == OperationKinds.Migrate).Select(row => (row.Id, Migration: (Operation.Migrate)OperationKinds.Read(row))).ToList();
        var numbers = ways.Count == 0 ? [] : await context.Set<JourneyVersionRow>().Where(row => row.JourneyId == ways[0].Migration.Journey.Value).ToDictionaryAsync(row => row.Id, row => row.Number, cancellationToken);
        var users = await context.Set<StudioUser>().Where(user => actors.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName, cancellationToken);
        var keys = await context.Set<ApiKeyRow>().Where(key => actors.Contains(-key.Id)).ToDictionaryAsync(key => -key.Id, key => key.Name, cancellationToken);
        return [.. rows.Select(row => new OperationStatus(
            row.Id, row.Kind, row.State, users.GetValueOrDefault(row.Actor) ?? keys.GetValueOrDefault(row.Actor) ?? "", row.At, row.EndedAt, sums[row.Id].Done, sums[row.Id].Skipped)
        {
            Way = ways.Where(way => way.Id == row.Id).Select(way => new VersionsPassed(numbers[way.Migration.From.Value], numbers[way.Migration.To.Value])).FirstOrDefault(),
        })];
    }

    /// <summary>How a journey stands; null when there is none of this id.</summary>
    public async Task<JourneyStanding?> StandingAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<JourneyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.DefinitionId == definitionId, cancellationToken) is not { } journey)
            return null;
        var versions = await context.Set<JourneyVersionRow>().Where(row => row.JourneyId == journey.Id).OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, Active = context.Set<VersionStatsRow>().Where(stats => stats.VersionId == row.Id).Sum(stats => stats.Active) })
            .ToListAsync(cancellationToken);
        var text = await context.Set<JourneyVersionRow>().Where(row => row.JourneyId == journey.Id && row.Number == journey.PublishedVersion).Select(row => row.Text).FirstOrDefaultAsync(cancellationToken);
        return new JourneyStanding(journey.Name, journey.State, journey.PausedAt, versions.Sum(version => version.Active), [.. versions.Select(version => version.Number)], text);
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
/// <param name="Actor">Name of the user or API key that asked; empty when that is gone.</param>
/// <param name="At">When.</param>
/// <param name="EndedAt">When it came to its end.</param>
/// <param name="Done">Enrollments changed so far.</param>
/// <param name="Skipped">Enrollments that it could not be applied to.</param>
public sealed record OperationStatus(long Id, string Kind, string State, string Actor, DateTimeOffset At, DateTimeOffset? EndedAt, long Done, long Skipped)
{
    /// <summary>Of a migration: from which version to which.</summary>
    public VersionsPassed? Way { get; init; }
}

/// <summary>Versions of a migration.</summary>
/// <param name="From">Number of the one that members were in.</param>
/// <param name="To">Number of the one that they go to.</param>
public sealed record VersionsPassed(int From, int To);

/// <summary>How a journey stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">One of <see cref="JourneyStates"/>.</param>
/// <param name="PausedAt">When it was paused.</param>
/// <param name="InFlight">Members in it.</param>
/// <param name="Versions">Numbers of its versions, the newest first.</param>
/// <param name="Text">Definition of the published version; null before the first publication.</param>
public sealed record JourneyStanding(string Name, string State, DateTimeOffset? PausedAt, long InFlight, IReadOnlyList<int> Versions, string? Text);

/// <summary>Members in a paused journey.</summary>
/// <param name="Members">All of them.</param>
/// <param name="Overdue">Those whose time has come meanwhile.</param>
/// <param name="Entries">Entries that wait.</param>
public sealed record HeldMembers(long Members, long Overdue, long Entries);
