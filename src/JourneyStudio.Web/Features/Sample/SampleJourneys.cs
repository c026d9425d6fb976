using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.Sample;

/// <summary>Imports the journeys of workflows/ and publishes them, each once.</summary>
internal sealed class SampleJourneys(
    JourneyCreation creation, JourneyPublishing publishing, ActivityCatalog catalog, IDbContextFactory<StudioDbContext> contexts, TimeProvider clock, ILogger<SampleJourneys> logger)
{
    /// <returns>How many were published now.</returns>
    public async Task<int> PublishAsync(string root, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await SampleMarks.ReadAsync(context, SampleMarks.Journeys, cancellationToken) is not null)
            return 0;
        var published = 0;
        foreach (var file in SampleFiles.Journeys(root))
        {
            if (await PublishFileAsync(context, file, cancellationToken))
                published++;
        }
        await SampleMarks.WriteAsync(context, SampleMarks.Journeys, "published", clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return published;
    }

    private async Task<bool> PublishFileAsync(StudioDbContext context, string file, CancellationToken cancellationToken)
    {
        var read = DefinitionJson.Read(await File.ReadAllTextAsync(file, cancellationToken));
        if (!read.TryGet(out var definition))
        {
            logger.JourneyBroken(Path.GetFileName(file), string.Join("; ", read.Problems));
            return false;
        }
        var known = await context.Set<JourneyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.DefinitionId == definition.DefinitionId, cancellationToken);
        if (known is null)
            await creation.BeginAsync(definition.DefinitionId, definition.Name ?? definition.DefinitionId, DefinitionJson.Write(definition, catalog.PropertyOrder), null, cancellationToken);
        if (known?.PublishedVersion is not null)
            return false;
        return await publishing.PublishAsync(definition.DefinitionId, revision: 0, null, cancellationToken) is not null;
    }
}
