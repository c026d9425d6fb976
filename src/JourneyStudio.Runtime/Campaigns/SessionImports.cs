using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>
/// Makes the sessions of a file: a year's worth in one go. A row is made with its codes or not at all, and a file that comes again makes nothing again. It goes on after a restart, and when its node is away (decision 0045).
/// </summary>
public sealed class SessionImports(SessionCreation creation, SessionImportRunner runner, ImportStore store, WorkspaceContents contents, ImportFiles files, IOptions<ImportOptions> options)
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    /// <summary>Most rows of a file.</summary>
    public const int MostRows = 10_000;

    private const int MostColumns = 200;
    private const int Newest = 5;
    private static readonly string[] Needed = [SessionColumns.Store, SessionColumns.Start, SessionColumns.Capacity];

    /// <summary>Reads a file to its end, in whatever encoding and with whatever separator it comes.</summary>
    public async Task<Result<SessionFile>> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        var saved = await files.SaveAsync(from, LargestFile, cancellationToken);
        if (!saved.TryGet(out var file))
            return Result.Fail<SessionFile>(saved.Problems);
        var path = files.PathOf(file.Name);
        try
        {
            return Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>How the file seems to be meant.</summary>
    public static SessionFileSetup Suggest(SessionFile file) => new() { Columns = SessionColumns.Guess(file.Header) };

    /// <summary>What keeps all of it from being made.</summary>
    public static IReadOnlyList<Problem> Check(SessionFileSetup setup)
    {
        var missing = Needed.Where(column => !setup.Columns.Contains(column)).ToList();
        if (!new[] { SessionColumns.Names, SessionColumns.NameEn, SessionColumns.NameZh }.Any(setup.Columns.Contains))
            missing.Add(SessionColumns.Names);
        if (!new[] { SessionColumns.End, SessionColumns.Minutes }.Any(setup.Columns.Contains))
            missing.Add(SessionColumns.End);
        return
        [
            .. missing.Select(column => new Problem("session.column", column)),
            .. setup.Columns.Where(column => column.Length > 0).GroupBy(column => column).Where(group => group.Count() > 1).Select(group => new Problem("import.field-twice", group.Key)),
            .. setup.Columns.Where(column => column.Length > 0 && !SessionColumns.All.Contains(column)).Select(column => new Problem("import.field", column)),
        ];
    }

    /// <summary>What would become of each row. Nothing is written.</summary>
    public async Task<IReadOnlyList<SessionFileRow>> PreviewAsync(SessionFile file, SessionFileSetup setup, Scope scope, CancellationToken cancellationToken)
    {
        var reader = new SessionRowReader(setup, await creation.SurroundingsAsync(scope, cancellationToken), (await contents.ReadAsync(cancellationToken)).Zone);
        var read = file.Rows.Select(row => (Row: row, Draft: reader.Read(row))).ToList();
        return SessionFileRow.Of(read, await creation.PreviewAsync([.. read.Where(item => item.Draft.IsOk).Select(item => item.Draft.Value)], scope, cancellationToken));
    }

    /// <summary>Makes those that are right and new, to the end: when this is given up in the midst, or its process ends, a worker goes on.</summary>
    /// <returns>What became of the rows; fewer than the file has when it was stopped.</returns>
    public async Task<IReadOnlyList<SessionFileRow>> ImportAsync(SessionFile file, SessionFileSetup setup, Scope scope, long actor, CancellationToken cancellationToken) =>
        file.Rows.IsEmpty ? [] : await CarryOutAsync(await BeginAsync(file, setup, scope, actor, cancellationToken), cancellationToken);

    /// <summary>Carries out what was noted, unless somebody else does already.</summary>
    public async Task<IReadOnlyList<SessionFileRow>> CarryOutAsync(ImportRow import, CancellationToken cancellationToken)
    {
        var rows = new List<SessionFileRow>();
        await runner.RunAsync(
            import,
            made =>
            {
                rows.AddRange(made);
                return Task.CompletedTask;
            },
            cancellationToken);
        return rows;
    }

    /// <summary>Notes what is asked for. From then on it comes to its end, whoever carries it out.</summary>
    public async Task<ImportRow> BeginAsync(SessionFile file, SessionFileSetup setup, Scope scope, long actor, CancellationToken cancellationToken)
    {
        using var rows = SessionOrder.RowsOf(file);
        var stored = (await files.SaveAsync(rows, long.MaxValue, cancellationToken)).Value;
        var import = await store.AddAsync(ImportKinds.Sessions, file.Name, stored.Name, stored.Bytes, Languages.English, actor, cancellationToken);
        await store.StartAsync(import.Id, new SessionOrder(file.Header, setup, scope).Write(), actor, cancellationToken);
        return import;
    }

    /// <summary>The newest that one person asked for.</summary>
    public Task<IReadOnlyList<ImportRow>> OfAsync(long actor, CancellationToken cancellationToken) => store.OfSessionsAsync(actor, Newest, cancellationToken);

    /// <summary>Ends one that this person asked for where it stands: what is made stays. False when it had ended.</summary>
    public async Task<bool> CancelAsync(long id, long actor, CancellationToken cancellationToken) =>
        (await store.OfSessionsAsync(actor, Newest, cancellationToken)).Any(import => import.Id == id) && await store.CancelAsync(id, actor, cancellationToken);

    /// <summary>The rejected rows of an import.</summary>
    public async Task<IReadOnlyList<SessionFileRow>> RejectedAsync(ImportRow import, CancellationToken cancellationToken)
    {
        var rows = new List<SessionFileRow>();
        await foreach (var piece in store.RejectedAsync(import.Id, cancellationToken))
            rows.AddRange(SessionOrder.Rejected(piece.Text));
        return rows;
    }

    private Result<SessionFile> Read(string path)
    {
        using var rows = new CsvRows(path, CsvFormat.Detect(path), options.Value.LongestRow);
        ImmutableArray<string> header = [.. rows.Read()?.Cells ?? []];
        if (header.Length is 0 or > MostColumns)
            return new Problem("import.header", MostColumns.ToString(CultureInfo.InvariantCulture));
        var read = ImmutableArray.CreateBuilder<CsvRow>();
        while (rows.Read() is { } row)
        {
            if (row.IsEmpty)
                continue;
            if (read.Count == MostRows)
                return new Problem("session.rows", MostRows.ToString("N0", CultureInfo.InvariantCulture));
            read.Add(row);
        }
        return new SessionFile(header, read.ToImmutable());
    }
}
