using System.Collections.Immutable;
using JourneyStudio.Engine;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Upserting;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Imports as operators and programs work with them: a file is kept, set up, looked at, started, and may be cancelled.</summary>
public sealed class MemberImports(ImportStore store, ImportFiles files, Vocabulary vocabulary, MemberUpserts upserts, ImportBell bell, IOptions<ImportOptions> options)
{
    private const int MostColumns = 200;
    private const int LongestName = 200;

    public async Task<Result<ImportRow>> UploadAsync(Stream from, string fileName, string language, long actor, CancellationToken cancellationToken)
    {
        var saved = await files.SaveAsync(from, cancellationToken);
        if (!saved.TryGet(out var file))
            return Result.Fail<ImportRow>(saved.Problems);
        var name = Path.GetFileName(fileName.Trim()) is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestName)] : "members.csv";
        return await store.AddAsync(name, file.Name, file.Bytes, language, actor, cancellationToken);
    }

    /// <summary>How the file seems to be meant; null when the file is gone.</summary>
    public async Task<ImportSetup?> SuggestAsync(ImportRow import, string? encoding, char? separator, CancellationToken cancellationToken)
    {
        if (!await files.BringAsync(import, cancellationToken))
            return null;
        var format = CsvFormat.Detect(files.PathOf(import), encoding);
        format = format with { Separator = separator ?? format.Separator };
        var words = await vocabulary.ReadAsync(cancellationToken);
        var columns = ColumnGuesses.Of(Header(import, format), words.Content);
        return new ImportSetup { Format = format, Columns = columns, Identity = FieldNames.Identities.FirstOrDefault(columns.Contains) ?? MemberColumn.ExternalId };
    }

    /// <summary>What keeps the import from being started.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(ImportRow import, ImportSetup setup, CancellationToken cancellationToken)
    {
        if (!await files.BringAsync(import, cancellationToken))
            return [new Problem("import.no-file")];
        if (!CsvFormat.Encodings.Contains(setup.Format.Encoding) || !CsvFormat.Separators.Contains(setup.Format.Separator))
            return [.. SetupChecks.Find(setup, setup.Columns.Length, (await vocabulary.ReadAsync(cancellationToken)).Content)];
        var header = Header(import, setup.Format);
        if (header.Length is 0 or > MostColumns)
            return [new Problem("import.header", MostColumns.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return SetupChecks.Find(setup, header.Length, (await vocabulary.ReadAsync(cancellationToken)).Content);
    }

    /// <summary>The first rows, and what would become of them when the setup has no problem.</summary>
    public async Task<ImportPreview> PreviewAsync(ImportRow import, ImportSetup setup, int count, CancellationToken cancellationToken)
    {
        using var rows = new CsvRows(files.PathOf(import), setup.Format, options.Value.LongestRow);
        var header = rows.Read()?.Cells ?? [];
        var shown = new List<CsvRow>(count);
        while (shown.Count < count && rows.Read() is { } row)
        {
            if (!row.IsEmpty)
                shown.Add(row);
        }
        if ((await CheckAsync(import, setup, cancellationToken)).Count > 0)
            return new([.. header], [.. shown.Select(row => new PreviewedRow(row, null, [], null))]);
        var reader = new RowReader(setup, await vocabulary.ReadAsync(cancellationToken));
        var read = shown.ConvertAll(row => (Row: row, Entry: reader.Read(row, out var problem), Problem: problem));
        var outcomes = await upserts.PreviewAsync([.. read.Select(item => item.Entry).OfType<MemberEntry>()], setup.Rules, cancellationToken);
        var byRow = outcomes.ToDictionary(outcome => outcome.Row);
        return new([.. header], [.. read.Select(item => byRow.TryGetValue(item.Row.Number, out var outcome) && item.Entry is not null
            ? new PreviewedRow(item.Row, outcome.Result, outcome.Changed, outcome.Problem)
            : new PreviewedRow(item.Row, EntryResult.Rejected, [], item.Problem))]);
    }

    /// <summary>Begins to carry it out in the background.</summary>
    /// <returns>What keeps it from being started; none when it has begun.</returns>
    public async Task<IReadOnlyList<Problem>> StartAsync(ImportRow import, ImportSetup setup, long actor, CancellationToken cancellationToken)
    {
        if (import.State != ImportStates.Uploaded)
            return [new Problem("import.begun")];
        var problems = await CheckAsync(import, setup, cancellationToken);
        if (problems.Count > 0)
            return problems;
        if (!await store.StartAsync(import.Id, setup.Write(), actor, cancellationToken))
            return [new Problem("import.begun")];
        bell.Rung.Raise();
        return [];
    }

    /// <summary>Ends it where it stands. False when it has ended already.</summary>
    public async Task<bool> CancelAsync(ImportRow import, long actor, CancellationToken cancellationToken)
    {
        if (!await store.CancelAsync(import.Id, actor, cancellationToken))
            return false;
        if (import.State == ImportStates.Uploaded)
            await files.DeleteSourceAsync(import, cancellationToken);
        return true;
    }

    /// <summary>Whether rejected rows are kept.</summary>
    public static bool HasRejected(ImportRow import) => import is { RejectedBytes: > 0, ClearedAt: null };

    /// <summary>Writes the rejected rows as a file, in the encoding that theirs came in. What was rejected before rows stood in the database lies in a file of the node that did it.</summary>
    public async Task WriteRejectedAsync(ImportRow import, Stream into, CancellationToken cancellationToken)
    {
        var encoding = CsvFormat.EncodingNamed(ImportSetup.Read(import.Setup!).Format.Encoding);
        var begun = false;
        await foreach (var piece in store.RejectedAsync(import.Id, cancellationToken))
        {
            if (!begun)
                await BeginAsync(piece.Position);
            await into.WriteAsync(encoding.GetBytes(piece.Text), cancellationToken);
        }
        if (!begun)
            await BeginAsync(import.RejectedBytes);

        async Task BeginAsync(long earlier)
        {
            begun = true;
            if (earlier == 0)
                await into.WriteAsync(encoding.GetPreamble(), cancellationToken);
            else
                await files.WriteEarlierRejectedAsync(import, earlier, into, cancellationToken);
        }
    }

    private ImmutableArray<string> Header(ImportRow import, CsvFormat format)
    {
        using var rows = new CsvRows(files.PathOf(import), format, options.Value.LongestRow);
        return [.. rows.Read()?.Cells ?? []];
    }
}
