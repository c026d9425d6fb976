using JourneyStudio.Engine;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Makes sessions, one or a thousand, each with its codes. One that is there already, by its key, is left as it is; of two with one key in one go the second is refused.</summary>
public sealed class SessionCreation(IDbContextFactory<StudioDbContext> contexts)
{
    private const int Batch = 100;

    public async Task<SessionSurroundings> SurroundingsAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await SessionSurroundings.ReadAsync(context, scope, cancellationToken);
    }

    /// <summary>What would become of each: see <see cref="SessionOutcome"/>. Nothing is written.</summary>
    public async Task<IReadOnlyList<SessionOutcome>> PreviewAsync(IReadOnlyList<SessionDraft> drafts, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await PlanAsync(context, drafts, await SessionSurroundings.ReadAsync(context, scope, cancellationToken), [], cancellationToken);
    }

    /// <summary>Writes those that are right and new. Some at a time, each with its codes in one transaction.</summary>
    public async Task<IReadOnlyList<SessionOutcome>> CreateAsync(IReadOnlyList<SessionDraft> drafts, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcomes = new List<SessionOutcome>(drafts.Count);
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in drafts.Chunk(Batch))
            outcomes.AddRange(await WriteAsync(some, met, scope, actor, now, (_, _) => Task.FromResult(true), cancellationToken) ?? []);
        return outcomes;
    }

    /// <summary>Writes some in one transaction.</summary>
    /// <param name="some">The sessions.</param>
    /// <param name="met">Keys of those before them in the same go, to which theirs are added.</param>
    /// <param name="scope">Whose stores they may be at.</param>
    /// <param name="actor">Who makes them.</param>
    /// <param name="now">When.</param>
    /// <param name="alongside">Writes in the same transaction; false takes all of it back.</param>
    /// <param name="cancellationToken">Gives up before the end.</param>
    /// <returns>What became of each; null when all was taken back.</returns>
    internal async Task<IReadOnlyList<SessionOutcome>?> WriteAsync(
        IReadOnlyList<SessionDraft> some, HashSet<string> met, Scope scope, long actor, DateTimeOffset now, Func<StudioDbContext, IReadOnlyList<SessionOutcome>, Task<bool>> alongside, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var around = await SessionSurroundings.ReadAsync(context, scope, cancellationToken);
        var planned = await PlanAsync(context, some, around, met, cancellationToken);
        var made = some.Zip(planned).Where(pair => pair.Second.Created).Select(pair => pair.First with { Key = pair.Second.Key }).ToList();
        var guides = await GuidesAsync(context, [.. made.Select(draft => around.Stores[draft.Store].Id).Distinct()], cancellationToken);
        foreach (var draft in made)
            Add(context, draft, guides[around.Stores[draft.Store].Id], actor, now);
        if (!await alongside(context, planned))
            return null;
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return planned;
    }

    private static async Task<List<SessionOutcome>> PlanAsync(StudioDbContext context, IReadOnlyList<SessionDraft> drafts, SessionSurroundings around, HashSet<string> met, CancellationToken cancellationToken)
    {
        var keys = drafts.Select(draft => draft.Key ?? SessionKeys.Of(draft.Campaign, draft.Store, draft.TimeZone, draft.StartsAt)).ToList();
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in keys.Distinct(StringComparer.Ordinal).Chunk(1_000))
            there.UnionWith(await context.Set<SessionRow>().Where(row => some.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellationToken));
        return [.. drafts.Zip(keys, (draft, key) =>
        {
            if (SessionChecks.Find(draft with { Key = key }, around) is { Count: > 0 } problems)
                return new SessionOutcome(key, false, problems);
            return met.Add(key) ? new SessionOutcome(key, !there.Contains(key), []) : new SessionOutcome(key, false, [new Problem("session.twice", key) { Field = "key" }]);
        })];
    }

    private static async Task<ILookup<long, string>> GuidesAsync(StudioDbContext context, long[] stores, CancellationToken cancellationToken) =>
        (await context.Set<StaffRow>().Where(row => row.Active && row.Role == "guide" && stores.Contains(row.OrgUnitId)).OrderBy(row => row.Id).Select(row => new { row.OrgUnitId, row.Key }).ToListAsync(cancellationToken))
        .ToLookup(row => row.OrgUnitId, row => row.Key);

    private static void Add(StudioDbContext context, SessionDraft draft, IEnumerable<string> guides, long actor, DateTimeOffset now)
    {
        context.Add(new SessionRow
        {
            Key = draft.Key!,
            Campaign = draft.Campaign,
            Store = draft.Store,
            Names = draft.Names,
            Place = draft.Place,
            TimeZone = draft.TimeZone,
            StartsAt = draft.StartsAt,
            EndsAt = draft.EndsAt,
            Capacity = draft.Capacity,
            Lecturer = draft.Lecturer,
            Partner = draft.Partner,
            Coupon = draft.Coupon,
            CreatedAt = now,
        });
        context.AddRange(SessionQrCodes.Of(draft.Key!, draft.Campaign, draft.Store, guides, now));
        context.Add(new AuditRow { At = now, Actor = actor, Action = "session.create", SubjectKind = SessionEditing.Subject, SubjectId = draft.Key!, Values = StoredJson.Write(new SegmentValues("", StoredJson.Write(draft))) });
    }
}

/// <summary>What becomes of a session that somebody wants.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Created">True: it is new. False without problems: it is there already.</param>
/// <param name="Problems">Why it is not written.</param>
public sealed record SessionOutcome(string Key, bool Created, IReadOnlyList<Problem> Problems);
