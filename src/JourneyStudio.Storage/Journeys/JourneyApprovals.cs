using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Journeys;

/// <summary>Where the workspace asks for it, one person asks to publish a draft as it stands and another does. A draft that moves on has to be asked for again (decision 0050).</summary>
public sealed class JourneyApprovals(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private static readonly AuditedSetting<bool> Setting = new("publishing.second-person", usual: false, required => new { required });

    /// <summary>Whether publishing takes two people. Default: it does not.</summary>
    public async Task<bool> IsRequiredAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Setting.ReadAsync(context, cancellationToken);
    }

    /// <summary>Asks for two people from now on, or no more.</summary>
    public async Task RequireAsync(bool required, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        await Setting.ChangeAsync(context, required, actor, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Who asks to publish the draft as it stands now; null: nobody.</summary>
    public async Task<ApprovalRequest?> FindAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (from draft in Drafts(context, definitionId)
                           join user in context.Users on draft.AskedBy equals user.Id
                           where draft.AskedRevision == draft.Revision
                           select new { draft.Revision, user.Id, user.DisplayName, user.UserName, draft.AskedAt }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new ApprovalRequest(found.Revision, found.Id, found.DisplayName.Length > 0 ? found.DisplayName : found.UserName!, found.AskedAt!.Value);
    }

    /// <summary>Asks that somebody else publish the draft.</summary>
    /// <returns>False when it has moved on since the revision.</returns>
    public Task<bool> AskAsync(string definitionId, int revision, long by, CancellationToken cancellationToken) => WriteAsync(
        definitionId,
        revision,
        draft => (draft.AskedRevision, draft.AskedBy, draft.AskedAt) = (revision, by, clock.GetUtcNow()),
        new AuditRow { Actor = by, Action = "journey.ask", SubjectKind = "journey", SubjectId = definitionId, Values = StoredJson.Write(new { revision }) },
        cancellationToken);

    /// <summary>Takes the question back, or answers it with no.</summary>
    /// <returns>False when it has moved on since the revision.</returns>
    public Task<bool> DropAsync(string definitionId, int revision, long by, CancellationToken cancellationToken) => WriteAsync(
        definitionId,
        revision,
        Clear,
        new AuditRow { Actor = by, Action = "journey.send-back", SubjectKind = "journey", SubjectId = definitionId, Values = StoredJson.Write(new { revision }) },
        cancellationToken);

    /// <summary>Whether this person may publish the draft now, for the one who writes the version.</summary>
    internal static async Task<bool> AllowsAsync(StudioDbContext context, DraftRow draft, long? by, CancellationToken cancellationToken) =>
        !await Setting.ReadAsync(context, cancellationToken) || (draft.AskedRevision == draft.Revision && by is not null && draft.AskedBy != by);

    internal static void Clear(DraftRow draft) => (draft.AskedRevision, draft.AskedBy, draft.AskedAt) = (null, null, null);

    private static IQueryable<DraftRow> Drafts(StudioDbContext context, string definitionId) =>
        from draft in context.Set<DraftRow>()
        join journey in context.Set<JourneyRow>() on draft.JourneyId equals journey.Id
        where journey.DefinitionId == definitionId
        select draft;

    private async Task<bool> WriteAsync(string definitionId, int revision, Action<DraftRow> change, AuditRow audit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await Drafts(context, definitionId).SingleOrDefaultAsync(draft => draft.Revision == revision, cancellationToken) is not { } draft)
            return false;
        change(draft);
        audit.At = clock.GetUtcNow();
        context.Add(audit);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>Somebody asks that a draft be published.</summary>
/// <param name="Revision">The draft as they saw it.</param>
/// <param name="By">Their user id.</param>
/// <param name="Name">Their name.</param>
/// <param name="At">When they asked.</param>
public sealed record ApprovalRequest(int Revision, long By, string Name, DateTimeOffset At);
