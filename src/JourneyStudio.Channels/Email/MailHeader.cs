using System.Globalization;
using System.Text;

namespace JourneyStudio.Channels.Email;

/// <summary>Lines of a mail's head: never longer than allowed, never more than one header, and in ASCII whatever they say (RFC 5322, RFC 2047).</summary>
internal static class MailHeader
{
    /// <summary>Most characters of a line with encoded words.</summary>
    private const int LongestLine = 76;
    private const string WordStart = "=?utf-8?B?";
    private const string WordEnd = "?=";

    /// <summary>A header whose value is free text.</summary>
    public static string Text(string name, string value)
    {
        var line = OneLine(value);
        return IsPlain(line) && name.Length + 2 + line.Length <= LongestLine ? $"{name}: {line}\r\n" : $"{name}: {Encoded(line, name.Length + 1)}\r\n";
    }

    /// <summary>A header whose value is an address with a name for people.</summary>
    public static string Address(string name, string display, string address)
    {
        var shown = OneLine(display);
        if (shown.Length == 0)
            return $"{name}: {address}\r\n";
        return IsPlain(shown) ? $"{name}: \"{shown.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\r\n <{address}>\r\n" : $"{name}: {Encoded(shown, name.Length + 1)}\r\n <{address}>\r\n";
    }

    /// <summary>A header whose value is ours and plain.</summary>
    public static string Plain(string name, string value) => $"{name}: {value}\r\n";

    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal) && text.Length <= LongestLine;

    /// <summary>Encoded words, one to a line. A character is never split over two of them: each must be readable alone.</summary>
    private static string Encoded(string text, int taken)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var room = BytesIn(LongestLine - 1 - taken);
        var bytes = 0;
        var parts = StringInfo.GetTextElementEnumerator(text);
        while (parts.MoveNext())
        {
            foreach (var rune in parts.GetTextElement().EnumerateRunes())
            {
                if (bytes + rune.Utf8SequenceLength > room)
                {
                    words.Add(Word(word.ToString()));
                    word.Clear();
                    (bytes, room) = (0, BytesIn(LongestLine - 1));
                }
                word.Append(rune.ToString());
                bytes += rune.Utf8SequenceLength;
            }
        }
        words.Add(Word(word.ToString()));
        return string.Join("\r\n ", words);
    }

    private static string Word(string text) => $"{WordStart}{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}{WordEnd}";

    /// <summary>How many bytes of text a word of so many characters holds.</summary>
    private static int BytesIn(int characters) => (characters - WordStart.Length - WordEnd.Length) / 4 * 3;

    /// <summary>A line break or control character in a value must not begin another header.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
