using System.Collections.Immutable;
using System.Text;

namespace JourneyStudio.Runtime.Importing;

/// <summary>How a file is written.</summary>
/// <param name="Encoding">One of <see cref="Encodings"/>.</param>
/// <param name="Separator">What parts the columns: one of <see cref="Separators"/>.</param>
public sealed record CsvFormat(string Encoding, char Separator)
{
    public const string Utf8 = "utf-8";
    public const string Gb18030 = "gb18030";
    public const string Utf16 = "utf-16";

    /// <summary>Enough to tell encodings apart.</summary>
    private const int Sample = 4 * 1024 * 1024;

    public static ImmutableArray<string> Encodings { get; } = [Utf8, Gb18030, Utf16];

    public static ImmutableArray<char> Separators { get; } = [',', ';', '\t', '|'];

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Which encoding it has, if that is known.</param>
    public static CsvFormat Detect(string path, string? encoding = null)
    {
        using var file = File.OpenRead(path);
        var sample = new byte[Math.Min(Sample, file.Length)];
        file.ReadExactly(sample);
        var found = encoding ?? EncodingOf(sample, whole: sample.Length == file.Length);
        return new(found, SeparatorOf(EncodingNamed(found).GetString(sample.AsSpan(0, Math.Min(sample.Length, 64 * 1024)))));
    }

    public static Encoding EncodingNamed(string name) => name switch
    {
        Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding(54936)!,
        Utf16 => System.Text.Encoding.Unicode,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
    };

    /// <summary>What is no UTF-8 is taken for the national standard, which every byte may be part of.</summary>
    private static string EncodingOf(ReadOnlySpan<byte> sample, bool whole)
    {
        if (sample is [0xFF, 0xFE, ..])
            return Utf16;
        for (var cut = 0; cut < 4 && cut <= sample.Length; cut++)
        {
            // The last character of a sample may be cut off in its midst
            if (System.Text.Unicode.Utf8.IsValid(sample[..^cut]))
                return Utf8;
            if (whole)
                break;
        }
        return Gb18030;
    }

    /// <summary>The one that the first line has most of, outside of quotes.</summary>
    private static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (letter is '\n' or '\r' && !quoted)
                break;
            else if (!quoted && Separators.IndexOf(letter) is var index and >= 0)
                counts[index]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
