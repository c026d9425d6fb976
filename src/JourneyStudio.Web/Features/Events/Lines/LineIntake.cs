using System.Security.Claims;
using System.Text.Json;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Runtime.Intake;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.Events.Lines;

/// <summary>Takes a stream of events, one JSON object a line, and stores them as they come: however long the stream, memory stays the same.</summary>
internal sealed class LineIntake(EventIntake intake, IOptions<EventOptions> options, TimeProvider time)
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Lines that are stored in one transaction.</summary>
    private const int Batch = 1_000;

    private static readonly string[] MediaTypes = [MediaType, "application/ndjson", "application/jsonl", "application/jsonlines"];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static bool Takes(string? contentType) => contentType is not null && MediaTypes.Contains(contentType.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    public async Task<IResult> TakeAsync(HttpContext http, ClaimsPrincipal caller, bool? all, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        if (http.Request.ContentLength > limits.LargestStream)
            return EventBody.Problem(StatusCodes.Status413PayloadTooLarge, "Body too large", $"At most {limits.LargestStream} bytes are taken in one stream (setting {EventOptions.Section}:{nameof(EventOptions.LargestStream)}).");
        var features = http.Features;
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limits.LargestStream;
        http.Response.ContentType = MediaType;
        // A sender that reads the answer only after it has sent everything would wait for us, and we for it, if every line of a long stream were answered.
        var answer = new LineAnswer(http.Response.BodyWriter, all ?? http.Request.ContentLength <= limits.LargestBody);
        var lines = new LineReader(http.Request.BodyReader, limits.LongestLine);
        string? stopped = null;
        try
        {
            while (stopped is null && await BatchAsync(lines, cancellationToken) is { Count: > 0 } batch)
            {
                await answer.AddAsync(await StoreAsync(batch, $"api:{caller.Identity?.Name}", cancellationToken), cancellationToken);
                if (answer.Rejected >= limits.MostRejected)
                    stopped = $"{answer.Rejected} lines up to line {batch[^1].Number} were rejected; the rest was not read. Mend them and send everything again: what is stored is recognised by its id.";
            }
        }
        catch (BadHttpRequestException exception)
        {
            stopped = exception.Message;
        }
        await answer.EndAsync(stopped, cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<List<Line>> BatchAsync(LineReader lines, CancellationToken cancellationToken)
    {
        var batch = new List<Line>(Batch);
        while (batch.Count < Batch && await lines.NextAsync(cancellationToken) is { } line)
            batch.Add(line);
        return batch;
    }

    private async Task<IReadOnlyList<LineItem>> StoreAsync(List<Line> batch, string source, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var read = batch.ConvertAll(line => Read(line, source, now));
        var results = await intake.AppendAsync([.. read.Select(item => item.Event).OfType<IncomingEvent>()], cancellationToken);
        var next = 0;
        return read.ConvertAll(item => item.Event is { } incoming ? Item(item.Answer.Line, incoming, results[next++]) : item.Answer);
    }

    private (IncomingEvent? Event, LineItem Answer) Read(Line line, string source, DateTimeOffset now)
    {
        if (line.Bytes is null)
            return (null, Rejected(line, null, [new("", $"The line is longer than {options.Value.LongestLine} bytes.")]));
        try
        {
            using var json = JsonDocument.Parse(line.Bytes, Strict);
            var (incoming, id, problems) = EventReader.Read(json.RootElement, source, options.Value.CreateUnknownMembers, now);
            return (incoming, Rejected(line, id is "" ? null : id, problems));
        }
        catch (JsonException exception)
        {
            return (null, Rejected(line, null, [new("", $"Malformed JSON: {exception.Message}")]));
        }
    }

    private static LineItem Rejected(Line line, string? id, IReadOnlyList<EventProblem> problems) => new(line.Number, id, EventItem.RejectedStatus, problems);

    private static LineItem Item(int line, IncomingEvent incoming, IntakeResult result)
    {
        var item = EventItem.Of(0, incoming, result);
        return new LineItem(line, item.Id, item.Status, item.Errors);
    }
}
