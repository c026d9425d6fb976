using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Importing;

/// <summary>Writes sessions of a file, and how far it has come with them, in one transaction: a restart goes on exactly there.</summary>
public sealed class SessionBatches(SessionCreation creation)
{
    /// <summary>Writes some of a file, the next in its order.</summary>
    /// <param name="import">The import as of the batch before.</param>
    /// <param name="owner">The node that carries it out.</param>
    /// <param name="drafts">The sessions of its rows.</param>
    /// <param name="met">Keys of those before them in the file.</param>
    /// <param name="scope">Whose stores they may be at.</param>
    /// <param name="progress">How far the file has come then.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up before the end.</param>
    /// <returns>What became of each; null when it was cancelled, or another node has gone on: then nothing was written.</returns>
    public Task<IReadOnlyList<SessionOutcome>?> WriteAsync(
        ImportRow import, string owner, IReadOnlyList<SessionDraft> drafts, HashSet<string> met, Scope scope, Func<IReadOnlyList<SessionOutcome>, SessionProgress> progress, DateTimeOffset now, CancellationToken cancellationToken) =>
        creation.WriteAsync(drafts, met, scope, import.Actor, now, (context, outcomes) => AdvanceAsync(context, import, owner, progress(outcomes), cancellationToken), cancellationToken);

    private static async Task<bool> AdvanceAsync(StudioDbContext context, ImportRow import, string owner, SessionProgress progress, CancellationToken cancellationToken)
    {
        var (id, from, end) = (import.Id, import.Position, import.RejectedBytes + progress.Rejected.Length);
        if (progress.Rejected.Length > 0)
            context.Add(new ImportRejectRow { ImportId = id, Position = import.RejectedBytes, Text = progress.Rejected });
        return await context.Set<ImportRow>().Where(row => row.Id == id && row.Position == from && row.State == ImportStates.Running && row.Owner == owner).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.Position, progress.To).SetProperty(r => r.BytesRead, progress.BytesRead).SetProperty(r => r.RejectedBytes, end)
                .SetProperty(r => r.Created, r => r.Created + progress.Created).SetProperty(r => r.Unchanged, r => r.Unchanged + progress.Unchanged).SetProperty(r => r.Rejected, r => r.Rejected + progress.Refused),
            cancellationToken) == 1;
    }
}

/// <summary>How far a file of sessions has come with a batch.</summary>
/// <param name="To">Rows done with.</param>
/// <param name="BytesRead">Bytes of the file that makes.</param>
/// <param name="Created">Sessions that are new.</param>
/// <param name="Unchanged">Those that were there.</param>
/// <param name="Refused">Rows that were rejected.</param>
/// <param name="Rejected">Those, one a line.</param>
public sealed record SessionProgress(long To, long BytesRead, int Created, int Unchanged, int Refused, string Rejected);
