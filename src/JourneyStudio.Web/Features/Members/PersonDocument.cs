using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JourneyStudio.Storage.Exporting;

namespace JourneyStudio.Web.Features.Members;

/// <summary>Writes what is held about a person while it is being read: as JSON for other systems, as plain text for the person.</summary>
internal static class PersonDocument
{
    private const int Enough = 32 * 1024;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteJsonAsync(PipeWriter to, IEnumerable<ExportSection> sections, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(to, Readable);
        json.WriteStartObject();
        foreach (var section in sections)
        {
            json.WriteStartArray(section.Name);
            await foreach (var row in section.Rows.WithCancellation(cancellationToken))
            {
                json.WriteStartObject();
                foreach (var (name, value) in row)
                    json.WriteString(name, value);
                json.WriteEndObject();
                if (json.BytesPending > Enough)
                    await FlushAsync(json, to, cancellationToken);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        await FlushAsync(json, to, cancellationToken);
    }

    public static async Task WriteTextAsync(PipeWriter to, IEnumerable<ExportSection> sections, CancellationToken cancellationToken)
    {
        foreach (var section in sections)
        {
            await LineAsync(to, $"== {section.Name} ==\n", cancellationToken);
            await foreach (var row in section.Rows.WithCancellation(cancellationToken))
                await LineAsync(to, string.Concat(row.Select(field => $"{field.Key}: {field.Value}\n")) + "\n", cancellationToken);
        }
    }

    private static async Task FlushAsync(Utf8JsonWriter json, PipeWriter to, CancellationToken cancellationToken)
    {
        await json.FlushAsync(cancellationToken);
        await to.FlushAsync(cancellationToken);
    }

    private static async Task LineAsync(PipeWriter to, string text, CancellationToken cancellationToken) => await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
}
