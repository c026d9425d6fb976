using System.Text;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Commands as JSON: what the canvas sends and what the store keeps. Kinds are stable names.</summary>
public static class DraftCommandJson
{
    /// <summary>Bounds on one command: pasting a large journey fits.</summary>
    public static readonly JsonLimits Limits = JsonLimits.Default with { Bytes = 2 * 1024 * 1024 };

    /// <summary>Bounds on a command that is kept: the largest draft there can be fits, one level deeper and so indented further.</summary>
    private static readonly JsonLimits Kept = JsonLimits.Default with { Bytes = 4 * JsonLimits.Default.Bytes, Depth = JsonLimits.Default.Depth + 2 };

    /// <summary>Reads a command that somebody sends.</summary>
    public static Result<DraftCommand> Read(string json) => Read(json, Limits);

    /// <summary>Reads a command that was kept.</summary>
    public static Result<DraftCommand> ReadKept(string json) => Read(json, Kept);

    /// <summary>Writes a command; reading it gives it back.</summary>
    public static string Write(DraftCommand command)
    {
        var writer = new CanonicalWriter();
        writer.Object(json => DraftCommandWriter.Write(json, command));
        return writer.ToString();
    }

    private static Result<DraftCommand> Read(string json, JsonLimits limits)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var scan = JsonScan.Of(utf8, limits);
        if (!scan.TryGet(out var lines)) return Result.Fail<DraftCommand>(scan.Problems);
        var reading = new JsonReading(lines);
        var command = DraftCommandReader.Read(new ObjectReader(reading, JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = limits.Depth }), "$"));
        return reading.Problems.Count > 0 ? Result.Fail<DraftCommand>([.. reading.Problems]) : Result.Ok(command!);
    }
}
