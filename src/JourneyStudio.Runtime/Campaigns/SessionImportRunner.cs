using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Importing;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Carries an import of sessions out, some rows at a time. How far it has come stands in the transaction that makes them, so that stopping at any instant loses and doubles nothing.</summary>
public sealed class SessionImportRunner(SessionBatches batches, SessionCreation creation, WorkspaceContents contents, ImportStore store, ImportFiles files, ImportTenure tenure, RuntimeClock clock)
{
    /// <summary>Rows that are written together.</summary>
    public const int Batch = 100;

    /// <param name="import">Which.</param>
    /// <param name="done">Hears of the rows that are done with.</param>
    /// <param name="cancellationToken">Stops it where it stands; the next who looks goes on.</param>
    /// <returns>False when it was cancelled, or another node carries it out.</returns>
    public Task<bool> RunAsync(ImportRow import, Func<IReadOnlyList<SessionFileRow>, Task> done, CancellationToken cancellationToken) =>
        tenure.DuringAsync(import, (mine, stopping) => CarryOutAsync(mine, done, stopping), cancellationToken);

    private async Task<bool> CarryOutAsync(ImportRow import, Func<IReadOnlyList<SessionFileRow>, Task> done, CancellationToken cancellationToken)
    {
        if (!await files.BringAsync(import, cancellationToken))
            return false;
        var order = SessionOrder.Read(import.Setup!);
        var rows = await SessionOrder.RowsAsync(files.PathOf(import), cancellationToken);
        var reader = new SessionRowReader(order.Setup, await creation.SurroundingsAsync(order.Scope, cancellationToken), (await contents.ReadAsync(cancellationToken)).Zone);
        var met = await MetAsync([.. rows.Take((int)import.Position).Select(reader.Read).Where(draft => draft.IsOk).Select(draft => draft.Value)], order, cancellationToken);
        foreach (var some in rows.Skip((int)import.Position).Chunk(Batch))
        {
            var read = some.Select(row => (Row: row, Draft: reader.Read(row))).ToList();
            IReadOnlyList<SessionFileRow> now = [];
            var to = import.Position + some.Length;
            SessionProgress Progress(IReadOnlyList<SessionOutcome> outcomes) => SessionOrder.Progress(to, import.Bytes * to / rows.Length, now = SessionFileRow.Of(read, outcomes));
            if (await batches.WriteAsync(import, tenure.Node, [.. read.Where(item => item.Draft.IsOk).Select(item => item.Draft.Value)], met, order.Scope, Progress, clock.Now, cancellationToken) is null)
                return false;
            await done(now);
            (import.Position, import.RejectedBytes) = (to, import.RejectedBytes + SessionOrder.Lines(now).Length);
        }
        if (!await store.EndAsync(import.Id, tenure.Node, null, cancellationToken))
            return false;
        await files.DeleteSourceAsync(import, cancellationToken);
        return true;
    }

    /// <summary>The keys of the rows that are done with: a later row with one of them is still refused.</summary>
    private async Task<HashSet<string>> MetAsync(IReadOnlyList<SessionDraft> before, SessionOrder order, CancellationToken cancellationToken) => before.Count == 0
        ? new(StringComparer.Ordinal)
        : (await creation.PreviewAsync(before, order.Scope, cancellationToken)).Where(outcome => outcome.Problems.Count == 0).Select(outcome => outcome.Key).ToHashSet(StringComparer.Ordinal);
}
