using System.Globalization;
using System.Text;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// Reads Elsa 3 workflow definitions and writes them in one canonical form, so that a git diff shows what changed and nothing else.
/// Writing what was read gives the same bytes for a canonical file, and the canonical form in one pass for any other.
/// </summary>
public static class DefinitionJson
{
    /// <summary>Reads a definition from UTF-8, with or without a byte order mark.</summary>
    /// <returns>The definition, or every problem found, each with line, JSON path and, where it is in one, the activity.</returns>
    public static Result<JourneyDefinition> Read(ReadOnlyMemory<byte> utf8, JsonLimits? limits = null) => Read(utf8, limits ?? JsonLimits.Default, null);

    /// <summary>Reads a definition from text.</summary>
    public static Result<JourneyDefinition> Read(string text, JsonLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), limits);

    /// <summary>Reads a definition that another program may have written: an activity whose id is taken is given another one.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="renamed">Gets the activities that have another id now.</param>
    internal static Result<JourneyDefinition> ReadForeign(ReadOnlyMemory<byte> utf8, ICollection<RenamedActivity> renamed) => Read(utf8, JsonLimits.Default, renamed);

    /// <summary>The canonical text of a definition.</summary>
    /// <param name="definition">What to write.</param>
    /// <param name="settingOrder">
    /// The setting names of an activity type in the order of its form; none for an unknown type. Settings it doesn't name follow in file order.
    /// </param>
    public static string Write(JourneyDefinition definition, Func<string, IReadOnlyList<string>> settingOrder) =>
        new DefinitionWriter(settingOrder).Write(definition);

    private static Result<JourneyDefinition> Read(ReadOnlyMemory<byte> utf8, JsonLimits limits, ICollection<RenamedActivity>? renamed)
    {
        if (utf8.Length > limits.Bytes) return new Problem("json.large", limits.Bytes.ToString(CultureInfo.InvariantCulture));
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        return JsonScan.Of(utf8.Span, limits).Then(scan => Read(utf8, scan, limits, renamed));
    }

    private static Result<JourneyDefinition> Read(ReadOnlyMemory<byte> utf8, JsonScan scan, JsonLimits limits, ICollection<RenamedActivity>? renamed)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = limits.Depth });
        var reading = new JsonReading(scan);
        var definition = new DefinitionReader(limits, renamed).Read(new ObjectReader(reading, document.RootElement, "$"));
        return reading.Problems.Count == 0 ? definition : Result.Fail<JourneyDefinition>([.. reading.Problems]);
    }
}
