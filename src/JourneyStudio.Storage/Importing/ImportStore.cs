using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyStudio.Engine;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Upserting;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Importing;

/// <summary>The imports: begun, started, cancelled, and how far each has come.</summary>
public sealed class ImportStore(IDbContextFactory<StudioDbContext> contexts, MemberUpserts upserts, TimeProvider clock)
{
    /// <summary>Notes a file of members that has come.</summary>
    public Task<ImportRow> AddAsync(string fileName, string storedAs, long bytes, string language, long actor, CancellationToken cancellationToken) =>
        AddAsync(ImportKinds.Members, fileName, storedAs, bytes, language, actor, cancellationToken);

    /// <param name="kind">What it brings in: one of <see cref="ImportKinds"/>.</param>
    /// <param name="fileName">What people call the file.</param>
    /// <param name="storedAs">What it is called in the data folder.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="language">Language that reasons are given in.</param>
    /// <param name="actor">User id; below zero that of an API key.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<ImportRow> AddAsync(string kind, string fileName, string storedAs, long bytes, string language, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = new ImportRow
        {
            Kind = kind,
            FileName = fileName,
            StoredAs = storedAs,
            Bytes = bytes,
            State = ImportStates.Uploaded,
            Language = language,
            Actor = actor,
            CreatedAt = clock.GetUtcNow(),
        };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>An import of members.</summary>
    public async Task<ImportRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ImportRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Kind == ImportKinds.Members, cancellationToken);
    }

    /// <summary>Those of members, the newest first.</summary>
    public async Task<IReadOnlyList<ImportRow>> NewestAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ImportRow>().AsNoTracking().Where(row => row.Kind == ImportKinds.Members).OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Those of sessions that one person asked for, the newest first.</summary>
    public async Task<IReadOnlyList<ImportRow>> OfSessionsAsync(long actor, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ImportRow>().AsNoTracking().Where(row => row.Kind == ImportKinds.Sessions && row.Actor == actor).OrderByDescending(row => row.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>The imports of these files.</summary>
    public async Task<IReadOnlyList<ImportRow>> StoredAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ImportRow>().AsNoTracking().Where(row => files.Contains(row.StoredAs)).ToListAsync(cancellationToken);
    }

    /// <summary>Begins to carry it out. False when that was done already.</summary>
    public Task<bool> StartAsync(long id, string setup, long actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        "import",
        actor,
        row =>
        {
            if (row.State != ImportStates.Uploaded)
                return false;
            (row.State, row.Setup, row.StartedAt) = (ImportStates.Running, setup, clock.GetUtcNow());
            return true;
        },
        cancellationToken);

    /// <summary>Ends it where it stands: what is written stays. False when it has ended already.</summary>
    public Task<bool> CancelAsync(long id, long actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        "import.cancel",
        actor,
        row =>
        {
            if (row.State is not (ImportStates.Uploaded or ImportStates.Running))
                return false;
            (row.State, row.EndedAt) = (ImportStates.Cancelled, clock.GetUtcNow());
            return true;
        },
        cancellationToken);

    /// <summary>Writes the first of these batches, and those after it for as long as nobody else wants to write; with them, how far the import has come.</summary>
    /// <returns>How many were written; 0 when it was cancelled or somebody else has gone on: then nothing was written.</returns>
    public Task<int> WriteAsync(IReadOnlyList<(IReadOnlyList<MemberEntry> Entries, ImportProgress Progress)> batches, UpsertRules rules, DateTimeOffset now, CancellationToken cancellationToken) =>
        upserts.WriteManyAsync([.. batches.Select(batch => batch.Entries)], rules, now, (link, batch, outcomes) => Advance(link, batches[batch].Progress, outcomes), cancellationToken);

    /// <summary>No more is written for now.</summary>
    public void Rest() => upserts.Rest();

    /// <summary>The whole file is done with, or could not be read on. False when it was cancelled meanwhile, or another node has gone on.</summary>
    public async Task<bool> EndAsync(long id, string owner, Problem? problem, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var (state, said, now) = (problem is null ? ImportStates.Done : ImportStates.Failed, problem is null ? null : StoredJson.Write(problem), clock.GetUtcNow());
        var ended = await context.Set<ImportRow>().Where(row => row.Id == id && row.State == ImportStates.Running && row.Owner == owner)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, state).SetProperty(r => r.Problem, said).SetProperty(r => r.EndedAt, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return ended > 0;
    }

    /// <summary>Those whose files have lain about for too long.</summary>
    public async Task<IReadOnlyList<ImportRow>> StaleAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ImportRow>().AsNoTracking()
            .Where(row => row.ClearedAt == null && row.State != ImportStates.Running && row.CreatedAt < before && (row.EndedAt == null || row.EndedAt < before)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    public async Task ClearedAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await context.Set<ImportRow>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(r => r.ClearedAt, now), cancellationToken);
        await context.Set<ImportRejectRow>().Where(row => row.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    public static Problem? ProblemOf(ImportRow row) => row.Problem is { } said ? StoredJson.Read<Problem>(said) : null;

    /// <summary>The texts of rejected rows, in the order of the file.</summary>
    public async IAsyncEnumerable<ImportRejectRow> RejectedAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in context.Set<ImportRejectRow>().AsNoTracking().Where(row => row.ImportId == id).OrderBy(row => row.Position).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return row;
    }

    private static bool Advance(Link link, ImportProgress progress, ImmutableArray<EntryOutcome> outcomes)
    {
        int Count(EntryResult result) => outcomes.Count(outcome => outcome.Result == result);
        var rejected = progress.Reject(outcomes);
        var kept = link.Sql("""
            update import set position = ?3, bytes_read = ?4, created = created + ?5, updated = updated + ?6, unchanged = unchanged + ?7, rejected = rejected + ?8, rejected_bytes = ?9
            where id = ?1 and position = ?2 and state = 'running' and (?10 is null or owner = ?10)
            """)
            .Set(1, progress.Import).Set(2, progress.From).Set(3, progress.To).Set(4, progress.BytesRead)
            .Set(5, (long)Count(EntryResult.Created)).Set(6, (long)Count(EntryResult.Updated)).Set(7, (long)Count(EntryResult.Unchanged))
            .Set(8, (long)(Count(EntryResult.Rejected) + progress.RejectedBefore)).Set(9, rejected.End).Set(10, progress.Owner)
            .Run() == 1;
        if (!kept)
            return false;
        foreach (var (position, text) in rejected.Pieces)
            link.Sql("insert into import_reject (import_id, position, text) values (?1, ?2, ?3)").Set(1, progress.Import).Set(2, position).Set(3, text).Run();
        return true;
    }

    private async Task<bool> ChangeAsync(long id, string action, long actor, Func<ImportRow, bool> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<ImportRow>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row || !change(row))
            return false;
        var values = StoredJson.Write(new Dictionary<string, string> { ["file"] = row.FileName, ["setup"] = row.Setup ?? "" });
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = $"{(row.Kind == ImportKinds.Sessions ? "session" : "member")}.{action}", SubjectKind = "import", SubjectId = id.ToString(System.Globalization.CultureInfo.InvariantCulture), Values = values });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }
}
