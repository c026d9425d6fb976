using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>What people do to a tag. Every change is audited with what was before and after.</summary>
public sealed class TagEditing(IDbContextFactory<StudioDbContext> contexts, ActivityCatalog catalog, TimeProvider clock)
{
    public const string Created = "tag.create";
    public const string Changed = "tag.change";
    public const string Archived = "tag.archive";
    public const string Restored = "tag.restore";

    internal const string Subject = "tag";

    /// <summary>Begins a tag. False when there is one with this key.</summary>
    public Task<bool> CreateAsync(TagDefinition tag, long? actor, CancellationToken cancellationToken) => WriteAsync(
        tag.Key,
        (context, row) =>
        {
            if (row is not null)
                return null;
            context.Add(Row(tag, clock.GetUtcNow()));
            return new(Created, null, tag);
        },
        actor,
        cancellationToken);

    /// <summary>Changes a tag. Whether it is computed, and given per session, stays. False when it is not any more as it was edited: somebody else was quicker.</summary>
    public Task<bool> ChangeAsync(TagDefinition before, TagDefinition after, long? actor, CancellationToken cancellationToken) => WriteAsync(
        before.Key,
        (_, row) =>
        {
            if (row is null || StoredJson.Write(TagNature.Read(row)) != StoredJson.Write(before) || before.Key != after.Key || before.IsComputed != after.IsComputed || before.Scoped != after.Scoped)
                return null;
            TagNature.Write(row, after);
            return new(Changed, before, after);
        },
        actor,
        cancellationToken);

    /// <summary>Takes a tag out of use, or back into it. False when something that members are subject to reads or writes it.</summary>
    public async Task<bool> ArchiveAsync(string key, bool archived, long? actor, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        if (archived && (await TagUses.ReadAsync(reading, catalog, cancellationToken))[key].Any(use => use.Published && use.Set != new SetKey(SetKind.Tag, key)))
            return false;
        return await WriteAsync(
            key,
            (_, row) =>
            {
                if (row is null || row.ArchivedAt is not null == archived)
                    return null;
                row.ArchivedAt = archived ? clock.GetUtcNow() : null;
                return new(archived ? Archived : Restored, null, null);
            },
            actor,
            cancellationToken);
    }

    internal static TagRow Row(TagDefinition tag, DateTimeOffset now)
    {
        var row = new TagRow { Key = tag.Key, Names = tag.Names, Group = tag.Group, CreatedAt = now };
        TagNature.Write(row, tag);
        return row;
    }

    /// <summary>Takes a tag back into use, for the caller to save.</summary>
    internal static void Restore(StudioDbContext context, TagRow row, long? actor, DateTimeOffset now)
    {
        row.ArchivedAt = null;
        context.Add(Note(Restored, null, null, row.Key, actor, now));
    }

    internal static AuditRow Note(string action, TagDefinition? before, TagDefinition? after, string key, long? actor, DateTimeOffset now) =>
        new() { At = now, Actor = actor, Action = action, SubjectKind = Subject, SubjectId = key, Values = StoredJson.Write(new { Before = before, After = after }) };

    private async Task<bool> WriteAsync(string key, Func<StudioDbContext, TagRow?, Edit?> change, long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (change(context, await context.Set<TagRow>().FindAsync([key], cancellationToken)) is not { } made)
            return false;
        context.Add(Note(made.Action, made.Before, made.After, key, actor, clock.GetUtcNow()));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private sealed record Edit(string Action, TagDefinition? Before, TagDefinition? After);
}
