using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Links;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Operating;

/// <summary>What a migration is planned by: versions, how many stand where, and a few of them as they are.</summary>
public sealed class MigrationReading(IDbContextFactory<StudioDbContext> contexts, DatabaseLinks database) : IDisposable
{
    private readonly LinkPool links = database.Open(cacheKilobytes: 1024);

    /// <summary>A version by its number; null when there is none.</summary>
    public async Task<RunnableVersion?> VersionAsync(string definitionId, int number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from version in context.Set<JourneyVersionRow>().AsNoTracking()
                      join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                      where journey.DefinitionId == definitionId && version.Number == number
                      select new RunnableVersion(journey.Id, journey.DefinitionId, version.Id, version.Number, version.Text, version.PublishedAt, false, false)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>When a migration of a journey was asked for; null when there is none of this number.</summary>
    public async Task<DateTimeOffset?> BegunAsync(string definitionId, long migration, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from row in context.Set<OperationRow>()
                      join journey in context.Set<JourneyRow>() on row.JourneyId equals journey.Id
                      where journey.DefinitionId == definitionId && row.Id == migration && row.Kind == OperationKinds.Migrate
                      select (DateTimeOffset?)row.At).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Who stands where, by version and activity, the newest version first. Tokens are counted: of parallel branches each one.</summary>
    public async Task<IReadOnlyList<MembersAt>> StandingAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from stats in context.Set<ActivityStatsRow>().AsNoTracking()
                      join version in context.Set<JourneyVersionRow>() on stats.VersionId equals version.Id
                      join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                      where journey.DefinitionId == definitionId
                      group stats.Present by new { version.Number, stats.Activity } into present
                      where present.Sum() > 0
                      orderby present.Key.Number descending, present.Sum() descending, present.Key.Activity
                      select new MembersAt(present.Key.Number, present.Key.Activity, present.Sum())).ToListAsync(cancellationToken);
    }

    /// <summary>A few of those who stand somewhere, with all that is needed to decide what would become of them: those who are due first.</summary>
    public async ValueTask<(WorkBatch Work, IReadOnlySet<EnrollmentId> Meant)> SampleAsync(Plan from, string activity, int count, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var link = await links.UseAsync(cancellationToken);
        return link.Read(() =>
        {
            var rows = link.Sql("""
                select t.enrollment_id, t.member_id from token t join enrollment e on e.id = t.enrollment_id
                where t.journey_id = ?1 and e.version_id = ?2 and e.state = 'active' and t.activity = ?3 order by case when t.due is null then 1 else 0 end, t.due, t.enrollment_id limit ?4
                """).Set(1, from.Identity.Journey.Value).Set(2, from.Identity.Version.Value).Set(3, activity).Set(4, (long)count);
            var (meant, members) = (new HashSet<EnrollmentId>(), new List<long>());
            while (rows.Read())
            {
                meant.Add(new EnrollmentId(rows.Int64(0)));
                members.Add(rows.Int64(1));
            }
            rows.Reset();
            return (new WorkReader(link).Read([.. members.Distinct()], plans, now), (IReadOnlySet<EnrollmentId>)meant);
        });
    }

    public void Dispose() => links.Dispose();
}

/// <summary>Members at an activity of a version.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Members">How many.</param>
public sealed record MembersAt(int Version, string Activity, long Members);
