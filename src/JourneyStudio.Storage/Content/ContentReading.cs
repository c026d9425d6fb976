using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Content;

/// <summary>Reads everything that definitions refer to by key: a few hundred rows.</summary>
public sealed class ContentReading(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<ContentCatalog> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tags = await context.Set<TagRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var templates = await context.Set<TemplateRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var forms = await context.Set<FormRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var coupons = await context.Set<CouponRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var attributes = await context.Set<AttributeDefinitionRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return new ContentCatalog(new WorkspaceContent
        {
            Attributes = [.. attributes.Select(row => new AttributeDefinition(row.Key, row.Names))],
            Tags = [.. tags.Select(row => new TagDefinition(row.Key, row.Names, row.Group, row.Scoped))],
            Templates = [.. templates.Select(Template)],
            Forms = [.. forms.Select(Form)],
            Coupons = [.. coupons.Select(row => new CouponDefinition(row.Key, row.Names, row.Value, row.MinimumSpend, row.Stock, row.ValidDays, row.Conditions))],
        });
    }

    private static MessageTemplate Template(TemplateRow row) =>
        new(row.Key, row.Names, Enum.Parse<MessageClass>(row.Class, ignoreCase: true), [.. StoredJson.Read<List<MessageVariant>>(row.Variants)]);

    private static FormDefinition Form(FormRow row) =>
        new(row.Key, row.Names, row.Intro, [.. StoredJson.Read<List<FormField>>(row.Fields)], row.Submit, row.Thanks);
}
