using System.Globalization;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// First pass over a file: finds what makes it no JSON at all, duplicate keys and unreadable text, each with line and path,
/// and remembers the lines of objects for the problems of the second pass.
/// </summary>
internal sealed class JsonScan
{
    private const int RememberedDepth = 6;
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly Stack<Level> levels = new();
    private readonly JsonLimits limits;
    private int line = 1;
    private long counted;

    private JsonScan(JsonLimits limits) => this.limits = limits;

    /// <summary>The line of the object at this path, or of the nearest one around it.</summary>
    public int LineOf(string path)
    {
        while (!lines.ContainsKey(path))
        {
            var cut = path.LastIndexOfAny(['.', '[']);
            if (cut < 0) return 1;
            path = path[..cut];
        }

        return lines[path];
    }

    public static Result<JsonScan> Of(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        var scan = new JsonScan(limits);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.Depth + 1 });
        try
        {
            while (reader.Read())
            {
                scan.CountLines(utf8, reader.TokenStartIndex);
                if (scan.Token(ref reader) is { } problem) return problem;
            }
        }
        catch (JsonException exception)
        {
            var column = (exception.BytePositionInLine ?? 0) + 1;
            return new Problem("json.malformed", column.ToString(CultureInfo.InvariantCulture))
            {
                Line = (int)(exception.LineNumber ?? 0) + 1,
                Path = scan.Path,
            };
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode: half a surrogate pair, or bytes that are no UTF-8
            return scan.At(new Problem("json.text"));
        }

        return scan;
    }

    private string Path => "$" + string.Concat(levels.Reverse().Select(l => l.Step));

    private Problem? Token(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Item();
                if (levels.Count < RememberedDepth) lines[Path] = line;
                levels.Push(new(reader.TokenType == JsonTokenType.StartArray));
                if (levels.Count > limits.Depth) return At(new Problem("json.deep", Number(limits.Depth)));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                break;
            case JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                var isNew = levels.Peek().Names.Add(name);
                levels.Peek().Name = name;
                if (!isNew) return At(new Problem("json.duplicate-key", name));
                break;
            default:
                Item();
                if (reader.TokenType == JsonTokenType.String) reader.GetString();
                break;
        }

        return null;
    }

    private void Item()
    {
        if (levels.TryPeek(out var level) && level.IsArray) level.Index++;
    }

    private Problem At(Problem problem) => problem with { Line = line, Path = Path };

    private void CountLines(ReadOnlySpan<byte> utf8, long position)
    {
        line += utf8[(int)counted..(int)position].Count((byte)'\n');
        counted = position;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class Level(bool isArray)
    {
        public bool IsArray => isArray;

        public int Index { get; set; } = -1;

        public string? Name { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public string Step => isArray
            ? Index < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{Index}]")
            : Name is null ? "" : "." + Name;
    }
}
