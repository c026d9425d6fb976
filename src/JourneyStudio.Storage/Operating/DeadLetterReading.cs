using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Operating;

/// <summary>What failed for good, grouped by why.</summary>
public sealed class DeadLetterReading(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MostGroups = 200;

    /// <summary>Failed enrollments by journey, activity and reason, the most first.</summary>
    public async Task<IReadOnlyList<FailedGroup>> EnrollmentsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await (
            from enrollment in context.Set<EnrollmentRow>()
            join step in context.Set<TraceRow>() on enrollment.Id equals step.EnrollmentId
            where enrollment.State == "failed" && step.End == "failed" && step.LeftAt == enrollment.EndedAt
            group enrollment.EndedAt by new { enrollment.JourneyId, step.VersionId, step.Activity, enrollment.Reason } into failed
            select new { failed.Key, Members = failed.Count(), Latest = failed.Max() }).ToListAsync(cancellationToken);
        var journeys = await context.Set<JourneyRow>().AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        return
        [
            .. groups.OrderByDescending(group => group.Members).Take(MostGroups).Select(group => new FailedGroup(
                journeys[group.Key.JourneyId].DefinitionId, journeys[group.Key.JourneyId].Name, group.Key.VersionId, group.Key.Activity, group.Key.Reason, group.Members, group.Latest)),
        ];
    }

    /// <summary>Stored rows that could not be read, the latest first.</summary>
    public async Task<IReadOnlyList<AsideRow>> AsideAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<AsideRow>().AsNoTracking().OrderByDescending(row => row.At).Take(MostGroups).ToListAsync(cancellationToken);
    }

    /// <summary>Failed and unknown messages by channel and reason, the most first.</summary>
    public async Task<IReadOnlyList<MessageGroup>> MessagesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MessageRow>()
            .Where(row => row.State == MessageStates.Failed || row.State == MessageStates.Unknown)
            .GroupBy(row => new { row.Channel, row.State, row.Reason })
            .OrderByDescending(group => group.Count())
            .Select(group => new MessageGroup(group.Key.Channel, group.Key.State, group.Key.Reason, group.Count(), group.Max(row => row.UpdatedAt)))
            .Take(MostGroups).ToListAsync(cancellationToken);
    }
}

/// <summary>Enrollments that failed alike.</summary>
public sealed record FailedGroup(string Journey, string JourneyName, long VersionId, string Activity, string? Reason, int Members, DateTimeOffset? Latest);

/// <summary>Messages that failed alike.</summary>
public sealed record MessageGroup(string Channel, string State, string? Reason, int Messages, DateTimeOffset Latest);
