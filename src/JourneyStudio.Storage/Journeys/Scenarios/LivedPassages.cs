using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Scenarios;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys.Scenarios;

/// <summary>Passages as they were lived, for going through them again. Reads only.</summary>
public sealed class LivedPassages(IDbContextFactory<StudioDbContext> contexts, DatabaseLinks database, TimeProvider clock) : IDisposable
{
    /// <summary>Most events of a passage; later ones are left out.</summary>
    private const int MostEvents = 2_000;

    private readonly LinkPool reading = database.Open(cacheKilobytes: 2 * 1024);

    /// <summary>Which journey and version a passage is of.</summary>
    /// <param name="enrollment">Number of the enrollment.</param>
    /// <param name="scope">Whose members.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is none, or its member is in nobody's sight.</returns>
    public async Task<PassagePlace?> PlaceAsync(long enrollment, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = from row in context.Set<EnrollmentRow>()
                    join journey in context.Set<JourneyRow>() on row.JourneyId equals journey.Id
                    join version in context.Set<JourneyVersionRow>() on row.VersionId equals version.Id
                    join member in context.Set<MemberRow>().Within(scope) on row.MemberId equals member.Id
                    where row.Id == enrollment && member.State == "active"
                    select new PassagePlace(journey.DefinitionId, version.Number, member.Id, member.Name ?? "");
        return await found.SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The passage.</summary>
    /// <param name="enrollment">Number of an enrollment that has a place.</param>
    /// <param name="plans">Its version: what that looks at is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<LivedPassage> ReadAsync(long enrollment, PlanSet plans, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<EnrollmentRow>().AsNoTracking().SingleAsync(one => one.Id == enrollment, cancellationToken);
        var steps = await context.Set<TraceRow>().AsNoTracking().Where(step => step.EnrollmentId == enrollment).OrderBy(step => step.Step).ToListAsync(cancellationToken);
        var until = (row.EndedAt ?? clock.GetUtcNow()).AddMilliseconds(1);
        var events = await EventsAsync(context, row, plans, until, cancellationToken);
        var records = RecordsJson.Read(row.Records);
        using var link = await reading.UseAsync(cancellationToken);
        var lived = await Task.Run(
            () => link.Read(
                () => new LivedPassage
                {
                    Journey = plans.Plans.Single().Identity.Key,
                    EntryKey = row.EntryKey,
                    State = row.State,
                    Steps = [.. steps.Select(TraceSteps.Read)],
                    Member = new SnapshotQuery(link, [row.MemberId], plans.Needs, row.EnteredAt, complete: true).Read(plans.Content.Content.Zone)[row.MemberId],
                    Events = [.. events.Select(Event)],
                    Sessions = [.. SessionReader.Read(link, records.TryGetValue(RecordKinds.Session, out var session) ? [session] : []).Values],
                    Until = until,
                },
                cancellationToken),
            cancellationToken);
        var sessions = new List<(SessionRecord Then, ImmutableArray<SessionMove> Moves)>();
        foreach (var session in lived.Sessions) sessions.Add(await SessionHistory.ReadAsync(context, session, row.EnteredAt, cancellationToken));
        return lived with
        {
            Sessions = [.. sessions.Select(session => session.Then)],
            Moves = [.. sessions.SelectMany(session => session.Moves).Where(move => move.At < until)],
        };
    }

    public void Dispose() => reading.Dispose();

    /// <summary>From the latest event on that can have let them in.</summary>
    private static async Task<List<EventRow>> EventsAsync(StudioDbContext context, EnrollmentRow row, PlanSet plans, DateTimeOffset until, CancellationToken cancellationToken)
    {
        string[] listens = [.. plans.Plans.Single().Triggers.SelectMany(trigger => trigger.Listens).Distinct()];
        var theirs = context.Set<EventRow>().AsNoTracking().Where(one => one.MemberId == row.MemberId && one.SubjectKind == "member" && one.StoredAt <= until);
        var entry = await theirs.Where(one => listens.Contains(one.Name) && one.StoredAt <= row.EnteredAt).OrderByDescending(one => one.Id).Select(one => (long?)one.Id).FirstOrDefaultAsync(cancellationToken);
        return entry is { } first ? await theirs.Where(one => one.Id >= first).OrderBy(one => one.Id).Take(MostEvents).ToListAsync(cancellationToken) : [];
    }

    private static MemberEvent Event(EventRow row) =>
        new() { Id = row.Id, Name = row.Name, At = row.At, StoredAt = row.StoredAt, Properties = PropertyJson.Read(row.Properties), Depth = row.Depth };
}

/// <summary>Which journey and version a passage is of, and whose it is.</summary>
/// <param name="DefinitionId">Logical id of the journey.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Member">Number of the member.</param>
/// <param name="Name">Their name.</param>
public sealed record PassagePlace(string DefinitionId, int Version, long Member, string Name);
