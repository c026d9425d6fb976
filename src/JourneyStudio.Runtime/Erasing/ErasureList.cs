using System.Text;
using System.Text.Json;
using JourneyStudio.Storage;

namespace JourneyStudio.Runtime.Erasing;

/// <summary>
/// Who was erased, kept beside the database and not in it: a line for each, with a public id and an instant and nothing about the person. A restored backup knows those erased since
/// as they were; this file is what still knows that they are not to be.
/// </summary>
public sealed class ErasureList(StorageOptions options)
{
    private readonly Lock writing = new();

    public string File { get; } = Path.Combine(options.DataDirectory, "erasures.jsonl");

    /// <summary>Public ids with the instant of the erasure. A line that was cut off by a crash is written again when the database says so.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Read()
    {
        var erased = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (!System.IO.File.Exists(File))
            return erased;
        foreach (var line in System.IO.File.ReadLines(File))
        {
            if (Parse(line) is { } erasure)
                erased[erasure.Member] = erasure.At;
        }
        return erased;
    }

    /// <summary>Adds those that are missing. They are on the disk when it returns.</summary>
    public void Append(IReadOnlyDictionary<string, DateTimeOffset> erased)
    {
        lock (writing)
        {
            var known = Read();
            var missing = erased.Where(erasure => !known.ContainsKey(erasure.Key)).OrderBy(erasure => erasure.Value).ToList();
            if (missing.Count == 0)
                return;
            Directory.CreateDirectory(options.DataDirectory);
            using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
            // The first line break ends whatever a crash has left half written.
            file.Write(Encoding.UTF8.GetBytes(string.Concat(missing.Select(erasure => "\n" + JsonSerializer.Serialize(new Line(erasure.Key, erasure.Value), JsonSerializerOptions.Web))) + "\n"));
            file.Flush(flushToDisk: true);
        }
    }

    private static Line? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string Member, DateTimeOffset At);
}
