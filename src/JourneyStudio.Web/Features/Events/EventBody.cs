using System.Text.Json;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Reads the body of a post within its limits.</summary>
internal static class EventBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>The JSON document, or the answer that says why there is none.</summary>
    public static async Task<(JsonDocument? Document, IResult? Problem)> ReadAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return (null, Problem(StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send application/json."));
        if (request.ContentLength > largest)
            return (null, TooLarge(largest));
        try
        {
            using var body = new MemoryStream();
            if (!await CopyAsync(request.Body, body, largest, cancellationToken))
                return (null, TooLarge(largest));
            if (body.Length == 0)
                return (null, Problem(StatusCodes.Status400BadRequest, "Empty body", "Send one event as a JSON object, or an array of them."));
            body.Position = 0;
            return (await JsonDocument.ParseAsync(body, Strict, cancellationToken), null);
        }
        catch (JsonException exception)
        {
            return (null, Problem(StatusCodes.Status400BadRequest, "Malformed JSON", exception.Message));
        }
        catch (BadHttpRequestException exception)
        {
            return (null, Problem(exception.StatusCode, "Bad request", exception.Message));
        }
    }

    public static IResult Problem(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);

    private static IResult TooLarge(int largest) =>
        Problem(StatusCodes.Status413PayloadTooLarge, "Body too large", $"At most {largest} bytes are taken in one post (setting {EventOptions.Section}:{nameof(EventOptions.LargestBody)}).");

    private static async Task<bool> CopyAsync(Stream from, MemoryStream to, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1_024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (to.Length + read > most)
                return false;
            to.Write(buffer, 0, read);
        }
        return true;
    }
}
