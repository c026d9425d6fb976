using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Canonical texts of drafts, for those who take them elsewhere.</summary>
public sealed class DraftTexts(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>By logical id, in its order: the same drafts come in the same order from every database.</summary>
    /// <param name="journeys">Which journeys; null: all that are not archived.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(IReadOnlyCollection<string>? journeys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = from journey in context.Set<JourneyRow>().Where(row => journeys == null ? row.State != JourneyStates.Archived : journeys.Contains(row.DefinitionId))
                    join draft in context.Set<DraftRow>() on journey.Id equals draft.JourneyId
                    select new { journey.DefinitionId, draft.Text };
        var texts = await found.ToListAsync(cancellationToken);
        return [.. texts.OrderBy(row => row.DefinitionId, StringComparer.Ordinal).Select(row => KeyValuePair.Create(row.DefinitionId, row.Text))];
    }
}
