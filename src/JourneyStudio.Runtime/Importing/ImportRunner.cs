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
/// Carries an import out: one thread reads and checks the rows while another writes those before them, in batches. How far it has come stands in the transaction of each
/// batch, so that stopping at any instant loses and doubles nothing.
/// </summary>
public sealed class ImportRunner(
    ImportStore store, ImportFiles files, ImportTenure tenure, Vocabulary vocabulary, RuntimeClock clock, RuntimeSignals signals, IOptions<ImportOptions> options, ILogger<ImportRunner> logger)
{
    /// <returns>False when it was cancelled meanwhile, or another node carries it out.</returns>
    public Task<bool> RunAsync(ImportRow import, CancellationToken cancellationToken) => tenure.DuringAsync(import, CarryOutAsync, cancellationToken);

    private async Task<bool> CarryOutAsync(ImportRow import, CancellationToken cancellationToken)
    {
        if (!await files.BringAsync(import, cancellationToken))
            return false;
        var setup = ImportSetup.Read(import.Setup!);
        var words = await vocabulary.ReadAsync(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ImportBatch>(options.Value.BatchesTogether);
        using var source = new ImportSource(files.PathOf(import), setup, words, options.Value);
        var reading = Task.Run(() => FillAsync(source, import.Position, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            var rejected = new RejectedRows(setup.Format, Header(source.Header, import.Language));
            var (position, kept) = (import.Position, import.RejectedBytes);
            var next = new List<ImportBatch>(options.Value.BatchesTogether);
            while (await TakeAsync(batches.Reader, next, cancellationToken))
            {
                var lengths = new long[next.Count + 1];
                lengths[0] = kept;
                var written = await store.WriteAsync([.. next.Select((batch, i) => (batch.Entries, Progress(batch, i)))], setup.Rules, clock.Now, cancellationToken);
                if (written == 0)
                    return false;
                (position, kept) = (next[written - 1].To, lengths[written]);
                next.RemoveRange(0, written);
                signals.Work.Raise();

                ImportProgress Progress(ImportBatch batch, int i) => new(import.Id, i == 0 ? position : next[i - 1].To, batch.To, batch.BytesRead, batch.Rejected.Count, tenure.Node, outcomes =>
                {
                    var text = Reject(rejected, lengths[i], batch, outcomes, source.Header, import.Language);
                    lengths[i + 1] = text.End;
                    return text;
                });
            }
            var problem = await reading;
            logger.ImportEnded(import.Id, position, problem?.Code ?? "");
            return await store.EndAsync(import.Id, tenure.Node, problem, cancellationToken);
        }
        finally
        {
            store.Rest();
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>As many batches as may be written together. False when there are none left.</summary>
    private async Task<bool> TakeAsync(ChannelReader<ImportBatch> from, List<ImportBatch> next, CancellationToken cancellationToken)
    {
        while (next.Count < options.Value.BatchesTogether && await from.WaitToReadAsync(cancellationToken))
        {
            if (from.TryRead(out var batch))
                next.Add(batch);
        }
        return next.Count > 0;
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

    private static RejectedText Reject(RejectedRows file, long kept, ImportBatch batch, ImmutableArray<EntryOutcome> outcomes, IReadOnlyList<string> header, string language)
    {
        var refused = outcomes.Where(outcome => outcome.Result == EntryResult.Rejected).Select(outcome => (Row: batch.Rows[outcome.Row], outcome.Problem));
        var rows = batch.Rejected.Select(item => (item.Row, Problem: (Problem?)item.Problem)).Concat(refused).OrderBy(item => item.Row.Number).ToList();
        return rows.Count == 0 ? new([], kept) : file.Write(kept, rows.Select(item => (item.Row, ImportReasons.Say(item.Problem!, header, batch.Targets, language))));
    }

    private static List<string> Header(IReadOnlyList<string> header, string language) =>
        [.. Languages.IsChinese(language) ? new[] { "行号", "原因" } : ["Row", "Reason"], .. header.Select(SafeCells.Of)];
}
