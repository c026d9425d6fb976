using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyStudio.Web.Features.Events.Lines;

/// <summary>Answers a stream of events line by line, as they are stored, and sums up at the end.</summary>
/// <param name="to">The body of the answer.</param>
/// <param name="all">False leaves out the lines that went well.</param>
internal sealed class LineAnswer(PipeWriter to, bool all)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private int stored;
    private int duplicates;

    public int Rejected { get; private set; }

    public async Task AddAsync(IReadOnlyList<LineItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            var rejected = item.Status == EventItem.RejectedStatus;
            Rejected += rejected ? 1 : 0;
            stored += item.Status == EventItem.StoredStatus ? 1 : 0;
            duplicates += item.Status == EventItem.DuplicateStatus ? 1 : 0;
            if (all || rejected)
                await WriteAsync(item, cancellationToken);
        }
        await to.FlushAsync(cancellationToken);
    }

    /// <param name="stopped">Why the rest of the body was not read; null when all of it was.</param>
    /// <param name="cancellationToken">The sender has gone.</param>
    public async Task EndAsync(string? stopped, CancellationToken cancellationToken)
    {
        await WriteAsync(new LineSummary(stored, duplicates, Rejected, stopped), cancellationToken);
        await to.FlushAsync(cancellationToken);
    }

    private async ValueTask WriteAsync<T>(T line, CancellationToken cancellationToken)
    {
        await to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, Json), cancellationToken);
        await to.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}

/// <summary>What became of the event in one line.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Id">The event's id, where it could be read.</param>
/// <param name="Status"><c>stored</c>, <c>duplicate</c> or <c>rejected</c>.</param>
/// <param name="Errors">What is wrong with it; only for a rejected one.</param>
internal sealed record LineItem(int Line, string? Id, string Status, IReadOnlyList<EventProblem>? Errors = null);

/// <summary>The last line of the answer.</summary>
/// <param name="Stored">Stored now.</param>
/// <param name="Duplicates">Known already by their id.</param>
/// <param name="Rejected">Not stored because something is wrong with them.</param>
/// <param name="Stopped">Why the rest was not read; absent when all was.</param>
internal sealed record LineSummary(int Stored, int Duplicates, int Rejected, string? Stopped);
