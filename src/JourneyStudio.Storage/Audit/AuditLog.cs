using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Audit;

/// <summary>The audit log as people search it, and as what has no transaction of its own is noted in it.</summary>
public sealed class AuditLog(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(1);

    /// <summary>The newest first, page by page by key.</summary>
    /// <param name="filter">Which part.</param>
    /// <param name="before">Id of the last entry of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<AuditListing>> PageAsync(AuditFilter filter, long? before, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Matching(context.Set<AuditRow>().AsNoTracking(), filter);
        if (before is { } last)
            matching = matching.Where(row => row.Id < last);
        var rows = await matching.OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
        var names = await NamesAsync(context, rows.ConvertAll(row => row.Actor ?? 0), cancellationToken);
        return rows.ConvertAll(row => new AuditListing(row, names.GetValueOrDefault(row.Actor ?? 0)));
    }

    /// <summary>The accounts and keys that can have changed something, by name.</summary>
    public async Task<IReadOnlyList<AuditActor>> ActorsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var users = await context.Users.OrderBy(user => user.UserName).Select(user => new AuditActor(user.Id, user.UserName ?? "")).ToListAsync(cancellationToken);
        var keys = await context.Set<ApiKeyRow>().OrderBy(key => key.Name).Select(key => new AuditActor(-key.Id, key.Name)).ToListAsync(cancellationToken);
        return [.. users, .. keys];
    }

    public Task NoteAsync(string action, string kind, string subject, long? actor, CancellationToken cancellationToken) => NoteAsync<object>(action, kind, subject, null, actor, cancellationToken);

    /// <summary>Notes something that happened; what changes rows is noted in their own transaction instead.</summary>
    public async Task NoteAsync<T>(string action, string kind, string subject, T? values, long? actor, CancellationToken cancellationToken)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = action, SubjectKind = kind, SubjectId = subject, Values = values is null ? null : StoredJson.Write(values) });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Notes that somebody looked at what stands behind a mask. A page is drawn twice, before and after it is live: what is noted within a minute is one look.</summary>
    public async Task NoteLookAsync(string action, string kind, string subject, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var since = now - OneLook;
        if (await context.Set<AuditRow>().AnyAsync(row => row.SubjectKind == kind && row.SubjectId == subject && row.Action == action && row.Actor == actor && row.At > since, cancellationToken))
            return;
        context.Add(new AuditRow { At = now, Actor = actor, Action = action, SubjectKind = kind, SubjectId = subject });
        await context.SaveChangesAsync(cancellationToken);
    }

    private static IQueryable<AuditRow> Matching(IQueryable<AuditRow> rows, AuditFilter filter)
    {
        if (filter.Actor is { } actor)
            rows = actor == 0 ? rows.Where(row => row.Actor == null || row.Actor == 0) : rows.Where(row => row.Actor == actor);
        if (filter.Kind is { } kind)
            rows = rows.Where(row => row.SubjectKind == kind);
        if (filter.Subject is { } subject)
            rows = rows.Where(row => row.SubjectId == subject);
        if (filter.From is { } from)
            rows = rows.Where(row => row.At >= from);
        if (filter.To is { } to)
            rows = rows.Where(row => row.At < to);
        if (filter.Text.Trim() is not { Length: > 0 } text)
            return rows;
        // JSON writes some characters in its own way, such as emoji
        var stored = StoredJson.Write(text)[1..^1];
        return rows.Where(row => row.Action.Contains(text) || row.SubjectId.Contains(text) || row.Values!.Contains(stored));
    }

    private static async Task<Dictionary<long, string?>> NamesAsync(StudioDbContext context, List<long> actors, CancellationToken cancellationToken)
    {
        var names = await context.Users.Where(user => actors.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName, cancellationToken);
        var keys = actors.FindAll(actor => actor < 0).ConvertAll(actor => -actor);
        foreach (var key in await context.Set<ApiKeyRow>().Where(row => keys.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(cancellationToken))
            names[-key.Id] = key.Name;
        return names;
    }
}
