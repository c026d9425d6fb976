using System.Text.Json;

namespace JourneyStudio.Engine.Definitions.Editing;

/// <summary>Commands as JSON: what the canvas sends and what the store keeps. Kinds are stable names.</summary>
public static class DraftCommandJson
{
    /// <summary>Bounds on one command: pasting a large journey fits.</summary>
    public static readonly JsonLimits Limits = JsonLimits.Default with { Bytes = 2 * 1024 * 1024 };

    /// <summary>Reads a command.</summary>
    public static Result<DraftCommand> Read(ReadOnlySpan<byte> utf8)
    {
        var scan = JsonScan.Of(utf8, Limits);
        if (!scan.TryGet(out var lines)) return Result.Fail<DraftCommand>(scan.Problems);
        var reading = new JsonReading(lines);
        var command = DraftCommandReader.Read(new ObjectReader(reading, JsonElement.Parse(utf8), "$"));
        return reading.Problems.Count > 0 ? Result.Fail<DraftCommand>([.. reading.Problems]) : Result.Ok(command!);
    }

    /// <summary>Reads a command.</summary>
    public static Result<DraftCommand> Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Writes a command; reading it gives it back.</summary>
    public static string Write(DraftCommand command)
    {
        var writer = new CanonicalWriter();
        writer.Object(json => DraftCommandWriter.Write(json, command));
        return writer.ToString();
    }
}
