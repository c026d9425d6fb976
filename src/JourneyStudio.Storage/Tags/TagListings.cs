using JourneyStudio.Engine.Activities;
using JourneyStudio.Storage.Content;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>The tags with how many have them and who relies on them, for people.</summary>
public sealed class TagListings(IDbContextFactory<StudioDbContext> contexts, ActivityCatalog catalog)
{
    /// <summary>Days that a listing looks back: eight weeks.</summary>
    public const int Days = 56;

    /// <summary>Changes that are shown of one.</summary>
    private const int Changes = 20;

    /// <summary>What was done to one, the latest first.</summary>
    public async Task<IReadOnlyList<TagHistory>> HistoryAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await TagHistory.ReadAsync(context, key, Changes, cancellationToken);
    }

    /// <summary>All of them, archived ones too.</summary>
    /// <param name="today">By the calendar of the workspace.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<TagListing>> AllAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<TagRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var since = today.AddDays(-Days);
        var days = (await context.Set<TagDayRow>().AsNoTracking().Where(row => row.Day > since).OrderBy(row => row.Day).ToListAsync(cancellationToken))
            .ToLookup(row => row.Tag, row => new TagDay(row.Day, row.Members, row.Entered, row.Gone), StringComparer.Ordinal);
        var uses = await TagUses.ReadAsync(context, catalog, cancellationToken);
        return rows.ConvertAll(row => new TagListing
        {
            Definition = TagNature.Read(row),
            Members = row.Members,
            RefreshedAt = row.RefreshedAt,
            ArchivedAt = row.ArchivedAt,
            Uses = [.. uses[row.Key]],
            Days = [.. days[row.Key]],
        });
    }
}
