using System.Collections.Immutable;
using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Makes the sessions of a file: a year's worth in one go. A row is made with its codes or not at all, and a file that comes again makes nothing again.</summary>
public sealed class SessionImports(SessionCreation creation, SessionDesk desk, WorkspaceContents contents, ImportFiles files, IOptions<ImportOptions> options)
{
    /// <summary>Largest file in bytes.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    /// <summary>Most rows of a file.</summary>
    public const int MostRows = 10_000;

    private const int MostColumns = 200;
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
    public Task<IReadOnlyList<SessionFileRow>> PreviewAsync(SessionFile file, SessionFileSetup setup, Scope scope, CancellationToken cancellationToken) =>
        RunAsync(file, setup, scope, drafts => creation.PreviewAsync(drafts, scope, cancellationToken), cancellationToken);

    /// <summary>Makes those that are right and new.</summary>
    public Task<IReadOnlyList<SessionFileRow>> ImportAsync(SessionFile file, SessionFileSetup setup, Scope scope, long actor, CancellationToken cancellationToken) =>
        RunAsync(file, setup, scope, drafts => desk.CreateAsync(drafts, scope, actor, cancellationToken), cancellationToken);

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

    private async Task<IReadOnlyList<SessionFileRow>> RunAsync(
        SessionFile file, SessionFileSetup setup, Scope scope, Func<IReadOnlyList<SessionDraft>, Task<IReadOnlyList<SessionOutcome>>> make, CancellationToken cancellationToken)
    {
        var reader = new SessionRowReader(setup, await creation.SurroundingsAsync(scope, cancellationToken), (await contents.ReadAsync(cancellationToken)).Zone);
        var read = file.Rows.Select(row => (Row: row, Draft: reader.Read(row))).ToList();
        var outcomes = new Queue<SessionOutcome>(await make([.. read.Where(item => item.Draft.IsOk).Select(item => item.Draft.Value)]));
        return [.. read.Select(item => item.Draft.IsOk ? SessionFileRow.Of(item.Row, outcomes.Dequeue()) : new SessionFileRow(item.Row, "", false, item.Draft.Problems[0]))];
    }
}
