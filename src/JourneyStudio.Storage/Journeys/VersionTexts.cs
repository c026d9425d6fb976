using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Definition texts of published versions; they never change, so callers may keep what they made of them.</summary>
public sealed class VersionTexts(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<string?> FindAsync(long versionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<JourneyVersionRow>().Where(row => row.Id == versionId).Select(row => row.Text).FirstOrDefaultAsync(cancellationToken);
    }
}
