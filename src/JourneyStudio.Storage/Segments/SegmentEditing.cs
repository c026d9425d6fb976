using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Segments;

/// <summary>What people do to a segment. Every change is audited with what was before and after.</summary>
public sealed class SegmentEditing(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Begins a segment. False when there is one with this key.</summary>
    public Task<bool> CreateAsync(string key, LocalText names, string rule, long? actor, CancellationToken cancellationToken) => WriteAsync(
        key,
        row =>
        {
            if (row is not null)
                return null;
            return new(SegmentHistory.Created, "", rule, Row(key, names, rule, clock.GetUtcNow()));
        },
        actor,
        cancellationToken);

    public Task<bool> RenameAsync(string key, LocalText names, long? actor, CancellationToken cancellationToken) => WriteAsync(
        key,
        row =>
        {
            if (row is null)
                return null;
            var before = row.Names;
            row.Names = names;
            return new(SegmentHistory.Renamed, StoredJson.Write(before), StoredJson.Write(names));
        },
        actor,
        cancellationToken);

    /// <summary>Gives a segment another rule. False when it has not the rule any more that was edited: somebody else was quicker.</summary>
    public Task<bool> ChangeAsync(string key, string before, string after, long? actor, CancellationToken cancellationToken) => WriteAsync(
        key,
        row =>
        {
            if (row is null || row.Rule != before)
                return null;
            row.Rule = after;
            return new(SegmentHistory.Changed, before, after);
        },
        actor,
        cancellationToken);

    /// <summary>Takes a segment out of use, or back into it. False when something that members are subject to reads it.</summary>
    public async Task<bool> ArchiveAsync(string key, bool archived, long? actor, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        if (archived && (await SegmentUses.ReadAsync(reading, cancellationToken))[key].Any(use => use.Published && use.Segment != key))
            return false;
        return await WriteAsync(
            key,
            row =>
            {
                if (row is null || row.ArchivedAt is not null == archived)
                    return null;
                row.ArchivedAt = archived ? clock.GetUtcNow() : null;
                return new(archived ? SegmentHistory.Archived : SegmentHistory.Restored, "", "");
            },
            actor,
            cancellationToken);
    }

    /// <summary>The latest changes, the newest first.</summary>
    public async Task<IReadOnlyList<SegmentHistory>> HistoryAsync(string key, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await SegmentHistory.ReadAsync(context, key, count, cancellationToken);
    }

    internal static SegmentRow Row(string key, LocalText names, string rule, DateTimeOffset now) => new() { Key = key, Names = names, Rule = rule, CreatedAt = now };

    internal static AuditRow Note(string action, string before, string after, string key, long? actor, DateTimeOffset now) =>
        new() { At = now, Actor = actor, Action = action, SubjectKind = SegmentHistory.Subject, SubjectId = key, Values = StoredJson.Write(new SegmentValues(before, after)) };

    private async Task<bool> WriteAsync(string key, Func<SegmentRow?, Edit?> change, long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (change(await context.Set<SegmentRow>().FindAsync([key], cancellationToken)) is not { } made)
            return false;
        if (made.New is not null)
            context.Add(made.New);
        context.Add(Note(made.Action, made.Before, made.After, key, actor, clock.GetUtcNow()));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private sealed record Edit(string Action, string Before, string After, SegmentRow? New = null);
}
