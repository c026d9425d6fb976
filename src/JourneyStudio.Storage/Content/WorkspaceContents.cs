using System.Collections.Immutable;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Storage.Coupons;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Storage.Tags;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Content;

/// <summary>The workspace's content as journeys see it: rows in, records out, and back.</summary>
public sealed class WorkspaceContents(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Setting that holds the IANA zone of the workspace.</summary>
    public const string ZoneSetting = "workspace.zone";

    /// <summary>Setting that is mixed into every draw. It is made with the database and never changes: members would change their branches.</summary>
    public const string SaltSetting = "workspace.salt";

    /// <summary>Setting that holds the <see cref="ModelSettings"/> as JSON.</summary>
    public const string ModelSetting = "tags.models";

    public async Task<WorkspaceContent> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        string[] wanted = [ZoneSetting, SaltSetting, ContactSettings.Policy, ContactSettings.Stop, ModelSetting];
        var settings = await context.Set<SettingRow>().AsNoTracking().Where(row => wanted.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Value, cancellationToken);
        var tags = await context.Set<TagRow>().AsNoTracking().Where(row => row.ArchivedAt == null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var templates = await context.Set<TemplateRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var forms = await context.Set<FormRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var coupons = await context.Set<CouponRow>().AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var attributes = await context.Set<AttributeDefinitionRow>().AsNoTracking().Where(row => row.ArchivedAt == null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var segments = await context.Set<SegmentRow>().AsNoTracking().Where(row => row.ArchivedAt == null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return new WorkspaceContent
        {
            Segments = [.. segments.Select(row => new SegmentDefinition(row.Key, row.Names, System.Text.Json.JsonElement.Parse(row.Rule)))],
            Attributes = [.. attributes.Select(Attribute)],
            Zone = settings.GetValueOrDefault(ZoneSetting) ?? new WorkspaceContent().Zone,
            Salt = settings.GetValueOrDefault(SaltSetting) ?? "",
            Contact = settings.GetValueOrDefault(ContactSettings.Policy) is { } contact ? StoredJson.Read<ContactPolicy>(contact) : ContactPolicy.Open,
            Models = settings.GetValueOrDefault(ModelSetting) is { } models ? StoredJson.Read<ModelSettings>(models) : null,
            Stop = settings.GetValueOrDefault(ContactSettings.Stop) is { } stop ? StoredJson.Read<SendingStop>(stop) : SendingStop.None,
            Tags = [.. tags.Select(TagNature.Read)],
            Templates = [.. templates.Select(row => new MessageTemplate(
                row.Key, row.Names, MessageStates.Class(row.Class), StoredJson.Read<ImmutableArray<MessageVariant>>(row.Variants)))],
            Forms = [.. forms.Select(Form)],
            Coupons = [.. coupons.Select(row => new CouponDefinition(row.Key, row.Names, row.Value, row.MinimumSpend, row.Stock, row.ValidDays, row.Conditions))],
        };
    }

    /// <summary>One form, for the page that shows it; null when there is none with this key.</summary>
    public async Task<FormDefinition?> FormAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<FormRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancellationToken) is { } row ? Form(row) : null;
    }

    /// <summary>Adds what is new and replaces what has the same key; nothing is taken away.</summary>
    public async Task WriteAsync(WorkspaceContent content, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await PutAsync(context, ZoneSetting, () => new SettingRow { Key = ZoneSetting, Value = "" }, row => (row.Value, row.UpdatedAt) = (content.Zone, now), replace: true, cancellationToken);
        if (content.Contact != ContactPolicy.Open)
            await PutAsync(context, ContactSettings.Policy, () => new SettingRow { Key = ContactSettings.Policy, Value = "" }, row => (row.Value, row.UpdatedAt) = (StoredJson.Write(content.Contact), now), replace: true, cancellationToken);
        if (content.Models is { } models)
            await PutAsync(context, ModelSetting, () => new SettingRow { Key = ModelSetting, Value = "" }, row => (row.Value, row.UpdatedAt) = (StoredJson.Write(models), now), replace: true, cancellationToken);
        await PutAsync(context, content, now, replace: true, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Which tags and attributes of the content are archived here under the same key, as they were then.</summary>
    public async Task<WorkspaceContent> ArchivedAsync(WorkspaceContent content, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new WorkspaceContent
        {
            Tags = [.. (await ArchivedTags(context, content).AsNoTracking().ToListAsync(cancellationToken)).Select(TagNature.Read)],
            Attributes = [.. (await ArchivedAttributes(context, content).AsNoTracking().ToListAsync(cancellationToken)).Select(Attribute)],
        };
    }

    /// <summary>Adds what is new to the workspace, for the caller to save. What has the same key stays as it is, but for templates and forms that are still to be written; what is archived comes back into use.</summary>
    internal static async Task AddAsync(StudioDbContext context, WorkspaceContent content, long? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var tag in await ArchivedTags(context, content).ToListAsync(cancellationToken)) TagEditing.Restore(context, tag, by, now);
        foreach (var attribute in await ArchivedAttributes(context, content).ToListAsync(cancellationToken)) AttributeEditing.Restore(context, attribute, by, now);
        await PutAsync(context, content, now, replace: false, cancellationToken);
    }

    private static IQueryable<TagRow> ArchivedTags(StudioDbContext context, WorkspaceContent content)
    {
        var keys = content.Tags.Select(tag => tag.Key).ToList();
        return context.Set<TagRow>().Where(row => row.ArchivedAt != null && keys.Contains(row.Key)).OrderBy(row => row.Key);
    }

    private static IQueryable<AttributeDefinitionRow> ArchivedAttributes(StudioDbContext context, WorkspaceContent content)
    {
        var keys = content.Attributes.Select(attribute => attribute.Key).ToList();
        return context.Set<AttributeDefinitionRow>().Where(row => row.ArchivedAt != null && keys.Contains(row.Key)).OrderBy(row => row.Key);
    }

    private static async Task PutAsync(StudioDbContext context, WorkspaceContent content, DateTimeOffset now, bool replace, CancellationToken cancellationToken)
    {
        foreach (var tag in content.Tags)
        {
            await PutAsync(tag.Key, () => new TagRow { Key = tag.Key, Names = tag.Names, Group = tag.Group, CreatedAt = now },
                row => TagNature.Write(row, tag with { Description = tag.Description ?? row.Description }));
        }
        foreach (var template in content.Templates)
        {
            var variants = StoredJson.Write(template.Variants);
            await PutAsync(template.Key, () => new TemplateRow { Key = template.Key, Names = template.Names, Class = "", Variants = "" },
                row => (row.Names, row.Class, row.Variants, row.Revision, row.UpdatedAt) =
                    (template.Names, MessageStates.Class(template.Class), variants, row.Revision + 1, now),
                row => row.Variants == StoredJson.EmptyList);
        }
        foreach (var form in content.Forms)
        {
            var fields = StoredJson.Write(form.Fields);
            await PutAsync(form.Key, () => new FormRow { Key = form.Key, Names = form.Names, Intro = form.Intro, Fields = "", Submit = form.Submit, Thanks = form.Thanks },
                row => (row.Names, row.Intro, row.Fields, row.Submit, row.Thanks, row.Revision, row.UpdatedAt) =
                    (form.Names, form.Intro, fields, form.Submit, form.Thanks, row.Revision + 1, now),
                row => row.Fields == StoredJson.EmptyList);
        }
        foreach (var segment in content.Segments)
        {
            await PutAsync(segment.Key, () => new SegmentRow { Key = segment.Key, Names = segment.Names, Rule = "", CreatedAt = now },
                row => (row.Names, row.Rule) = (segment.Names, segment.Rule.GetRawText()));
        }
        foreach (var coupon in content.Coupons)
        {
            await PutAsync(coupon.Key, () => new CouponRow { Key = coupon.Key, Names = coupon.Names, CreatedAt = now },
                row => (row.Names, row.Value, row.MinimumSpend, row.Stock, row.ValidDays, row.Conditions) =
                    (coupon.Names, coupon.Value, coupon.MinimumSpend, coupon.Stock, coupon.ValidDays, coupon.Conditions));
        }
        var catalog = new ContentCatalog(content);
        foreach (var attribute in content.Attributes)
        {
            var type = AttributeTypes.Write(catalog.TypeOf(attribute.Key));
            await PutAsync(attribute.Key, () => new AttributeDefinitionRow { Key = attribute.Key, Names = attribute.Names, Type = type, CreatedAt = now },
                row => (row.Names, row.Type, row.AgeOf, row.Choices) = (attribute.Names, type, attribute.AgeOf, AttributeTypes.Write(attribute.Choices)));
        }

        Task PutAsync<TRow>(string key, Func<TRow> create, Action<TRow> set, Func<TRow, bool>? unwritten = null)
            where TRow : class => WorkspaceContents.PutAsync(context, key, create, set, replace, cancellationToken, unwritten);
    }

    private static AttributeDefinition Attribute(AttributeDefinitionRow row) =>
        new(row.Key, row.Names, row.AgeOf, AttributeTypes.Read(row.Type), AttributeTypes.Choices(row.Choices), row.Personal);

    private static FormDefinition Form(FormRow row) =>
        new(row.Key, row.Names, row.Intro, StoredJson.Read<ImmutableArray<FormField>>(row.Fields), row.Submit, row.Thanks);

    private static async Task PutAsync<TRow>(StudioDbContext context, string key, Func<TRow> create, Action<TRow> set, bool replace, CancellationToken cancellationToken, Func<TRow, bool>? unwritten = null)
        where TRow : class
    {
        var row = await context.Set<TRow>().FindAsync([key], cancellationToken);
        if (row is not null && !replace && unwritten?.Invoke(row) is not true)
            return;
        if (row is null)
            context.Add(row = create());
        set(row);
    }
}
