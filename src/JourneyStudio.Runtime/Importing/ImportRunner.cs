using System.Collections.Immutable;
using System.Threading.Channels;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Upserting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Importing;

/// <summary>
/// Carries an import out: one thread reads and checks the rows while another writes those before them, batch by batch. How far it has come stands in the transaction of each
/// batch, so that stopping at any instant loses and doubles nothing.
/// </summary>
public sealed class ImportRunner(
    ImportStore store, ImportFiles files, Vocabulary vocabulary, RuntimeClock clock, RuntimeSignals signals, IOptions<ImportOptions> options, ILogger<ImportRunner> logger)
{
    /// <returns>False when it was cancelled meanwhile.</returns>
    public async Task<bool> RunAsync(ImportRow import, CancellationToken cancellationToken)
    {
        var setup = ImportSetup.Read(import.Setup!);
        var words = await vocabulary.ReadAsync(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ImportBatch>(1);
        using var source = new ImportSource(files.PathOf(import), setup, words, options.Value);
        var reading = Task.Run(() => FillAsync(source, import.Position, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            var rejected = new RejectedRows(files.RejectedPathOf(import), setup.Format, Header(source.Header, import.Language));
            var (position, kept) = (import.Position, import.RejectedBytes);
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                var length = kept;
                var progress = new ImportProgress(import.Id, position, batch.To, batch.BytesRead, batch.Rejected.Count,
                    outcomes => length = Reject(rejected, kept, batch, outcomes, source.Header, import.Language));
                if (!await store.WriteAsync(batch.Entries, setup.Rules, progress, clock.Now, cancellationToken))
                    return false;
                (position, kept) = (batch.To, length);
                signals.Work.Raise();
            }
            var problem = await reading;
            logger.ImportEnded(import.Id, position, problem?.Code ?? "");
            return await store.EndAsync(import.Id, problem, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task<Problem?> FillAsync(ImportSource source, long position, ChannelWriter<ImportBatch> into, CancellationToken cancellationToken)
    {
        try
        {
            source.Skip(position);
            while (source.Next() is { } batch)
                await into.WriteAsync(batch, cancellationToken);
            into.Complete();
            return source.Problem;
        }
        catch (Exception exception)
        {
            into.Complete(exception);
            throw;
        }
    }

    private static long Reject(RejectedRows file, long kept, ImportBatch batch, ImmutableArray<EntryOutcome> outcomes, IReadOnlyList<string> header, string language)
    {
        var refused = outcomes.Where(outcome => outcome.Result == EntryResult.Rejected).Select(outcome => (Row: batch.Rows[outcome.Row], outcome.Problem));
        var rows = batch.Rejected.Select(item => (item.Row, Problem: (Problem?)item.Problem)).Concat(refused).OrderBy(item => item.Row.Number).ToList();
        return rows.Count == 0 ? kept : file.Write(kept, rows.Select(item => (item.Row, ImportReasons.Say(item.Problem!, header, batch.Targets, language))));
    }

    private static List<string> Header(IReadOnlyList<string> header, string language) =>
        [.. Languages.IsChinese(language) ? new[] { "行号", "原因" } : ["Row", "Reason"], .. header.Select(SafeCells.Of)];
}
