using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Segments;

/// <summary>The segments with who reads them, for people.</summary>
public sealed class SegmentListings(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>All of them, archived ones too.</summary>
    public async Task<IReadOnlyList<SegmentListing>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<SegmentRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var uses = await SegmentUses.ReadAsync(context, cancellationToken);
        return rows.ConvertAll(row => new SegmentListing
        {
            Key = row.Key,
            Names = row.Names,
            Rule = row.Rule,
            Members = row.Members,
            RefreshedAt = row.RefreshedAt,
            ArchivedAt = row.ArchivedAt,
            Uses = [.. uses[row.Key]],
        });
    }

    /// <summary>One of them, or null.</summary>
    public async Task<SegmentListing?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(segment => segment.Key == key);
}
