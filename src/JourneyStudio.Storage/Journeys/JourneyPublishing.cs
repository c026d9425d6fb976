using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Makes immutable versions of drafts; from then on a version lets members in. Whether a draft may be published is for the caller to judge.</summary>
public sealed class JourneyPublishing(IDbContextFactory<StudioDbContext> contexts, ActivityCatalog catalog, TimeProvider clock)
{
    /// <summary>Publishes the draft as it was judged.</summary>
    /// <returns>The new version's number; null when the draft has moved on since <paramref name="revision"/>, there is none, the journey is archived, or publishing takes another person.</returns>
    public async Task<int?> PublishAsync(string definitionId, int revision, long? by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var journey = await context.Set<JourneyRow>().SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellationToken);
        var draft = journey is null ? null : await context.Set<DraftRow>().SingleOrDefaultAsync(row => row.JourneyId == journey.Id && row.Revision == revision, cancellationToken);
        if (journey is null or { State: JourneyStates.Archived } || draft is null || !await JourneyApprovals.AllowsAsync(context, draft, by, cancellationToken)) return null;
        var now = clock.GetUtcNow();
        var latest = await context.Set<JourneyVersionRow>().Where(row => row.JourneyId == journey.Id).MaxAsync(row => (int?)row.Number, cancellationToken);
        var number = (latest ?? 0) + 1;
        var definition = DefinitionJson.Read(draft.Text).Value with { Version = number };
        context.Add(new JourneyVersionRow
        {
            JourneyId = journey.Id,
            Number = number,
            Text = DefinitionJson.Write(definition, catalog.PropertyOrder),
            Priority = definition.Rules.Priority ?? 0,
            PublishedAt = now,
            PublishedBy = by,
        });
        context.Add(new AuditRow { At = now, Actor = by, Action = "journey.publish", SubjectKind = "journey", SubjectId = definitionId, Values = StoredJson.Write(new { version = number, before = journey.PublishedVersion, asked = draft.AskedRevision == revision ? draft.AskedBy : null }) });
        JourneyApprovals.Clear(draft);
        (journey.PublishedVersion, journey.Priority, journey.UpdatedAt) = (number, definition.Rules.Priority ?? 0, now);
        if (journey.State is not JourneyStates.Paused) journey.State = JourneyStates.Live;
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return number;
    }

    /// <summary>The version that lets members in, or null before the first publication.</summary>
    public async Task<JourneyVersionRow?> PublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = from version in context.Set<JourneyVersionRow>().AsNoTracking()
                    join journey in context.Set<JourneyRow>() on version.JourneyId equals journey.Id
                    where journey.DefinitionId == definitionId && version.Number == journey.PublishedVersion
                    select version;
        return await query.SingleOrDefaultAsync(cancellationToken);
    }
}
