using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>An attribute as the list shows it.</summary>
/// <param name="Definition">The attribute.</param>
/// <param name="ArchivedAt">Since when it is out of use.</param>
/// <param name="Uses">Journeys and segments that read or write it.</param>
/// <param name="Forms">Forms that ask for it.</param>
public sealed record AttributeListing(AttributeDefinition Definition, DateTimeOffset? ArchivedAt, ImmutableArray<SegmentUse> Uses, ImmutableArray<LocalText> Forms);

/// <summary>The attributes of the workspace's members, and who relies on each.</summary>
public sealed class AttributeListings(IDbContextFactory<StudioDbContext> contexts, WorkspaceContents contents)
{
    public async Task<IReadOnlyList<AttributeListing>> AllAsync(CancellationToken cancellationToken)
    {
        var content = await contents.ReadAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<AttributeDefinitionRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var uses = await UsesAsync(context, cancellationToken);
        return rows.ConvertAll(row => new AttributeListing(
            new(row.Key, row.Names, row.AgeOf, AttributeTypes.Read(row.Type), AttributeTypes.Choices(row.Choices), row.Personal),
            row.ArchivedAt,
            [.. uses[row.Key]],
            [.. content.Forms.Where(form => form.Fields.Any(field => field.Attribute == row.Key)).Select(form => form.Names)]));
    }

    /// <summary>Whether a form asks for it.</summary>
    internal static async Task<bool> IsAskedAsync(StudioDbContext context, string key, CancellationToken cancellationToken)
    {
        var fields = await context.Set<FormRow>().AsNoTracking().Select(row => row.Fields).ToListAsync(cancellationToken);
        return fields.Exists(form => StoredJson.Read<ImmutableArray<FormField>>(form).Any(field => field.Attribute == key));
    }

    internal static Task<ILookup<string, SegmentUse>> UsesAsync(StudioDbContext context, CancellationToken cancellationToken) => SegmentUses.ReadAsync(context, "attribute", cancellationToken);
}
