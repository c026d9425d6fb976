using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyStudio.Engine;
using JourneyStudio.Runtime.Importing;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>What somebody asked for with a file of sessions, as it is kept while it is carried out.</summary>
/// <param name="Header">What the file calls its columns.</param>
/// <param name="Setup">What they stand for.</param>
/// <param name="Scope">At whose stores, as of the start.</param>
public sealed record SessionOrder(ImmutableArray<string> Header, SessionFileSetup Setup, Scope Scope)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static SessionOrder Read(string json) => ReadAs<SessionOrder>(json);

    internal static MemoryStream RowsOf(SessionFile file) => new(JsonSerializer.SerializeToUtf8Bytes(file.Rows, Json));

    internal static async Task<ImmutableArray<CsvRow>> RowsAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<ImmutableArray<CsvRow>>(stream, Json, cancellationToken);
    }

    internal static SessionProgress Progress(long to, long bytesRead, IReadOnlyList<SessionFileRow> rows) =>
        new(to, bytesRead, rows.Count(row => row.Created), rows.Count(row => row is { Created: false, Problem: null }), rows.Count(row => row.Problem is not null), Lines(rows));

    /// <summary>The rejected rows, one a line. No database keeps a NUL in a text; here it is written by its number.</summary>
    internal static string Lines(IReadOnlyList<SessionFileRow> rows)
    {
        var lines = new StringBuilder();
        foreach (var row in rows.Where(row => row.Problem is not null))
            lines.Append(JsonSerializer.Serialize(new RejectedLine(row.Row, row.Problem!), Json)).Append('\n');
        return lines.ToString();
    }

    internal static IEnumerable<SessionFileRow> Rejected(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReadAs<RejectedLine>).Select(line => new SessionFileRow(line.Row, "", false, line.Problem));

    private static T ReadAs<T>(string json) => JsonSerializer.Deserialize<T>(json, Json) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");

    private sealed record RejectedLine(CsvRow Row, Problem Problem);
}
