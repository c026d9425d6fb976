using System.Buffers;
using System.IO.Pipelines;

namespace JourneyStudio.Web.Features.Events.Lines;

/// <summary>Cuts a body into lines as it comes. Whatever its length, no more than one line of it is held.</summary>
internal sealed class LineReader(PipeReader body, int longest)
{
    private const byte NewLine = (byte)'\n';
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private int number;

    /// <summary>The next line that is not blank; null at the end of the body.</summary>
    public async ValueTask<Line?> NextAsync(CancellationToken cancellationToken)
    {
        var tooLong = false;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.PositionOf(NewLine) is { } end)
            {
                var line = Cut(buffer.Slice(0, end), tooLong);
                body.AdvanceTo(buffer.GetPosition(1, end));
                tooLong = false;
                if (line is not null)
                    return line;
            }
            else if (read.IsCompleted)
            {
                var line = buffer.IsEmpty && !tooLong ? null : Cut(buffer, tooLong);
                body.AdvanceTo(buffer.End);
                return line;
            }
            else if (buffer.Length > longest)
            {
                tooLong = true;
                body.AdvanceTo(buffer.End);
            }
            else
            {
                body.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    /// <summary>Null for a blank line: those count as lines and hold nothing.</summary>
    private Line? Cut(ReadOnlySequence<byte> bytes, bool tooLong)
    {
        number++;
        if (tooLong || bytes.Length > longest)
            return new Line(number, null);
        var text = bytes.ToArray().AsSpan();
        if (number == 1 && text.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        text = text.Trim(" \t\r"u8);
        return text.IsEmpty ? null : new Line(number, text.ToArray());
    }
}

/// <summary>A line of a body.</summary>
/// <param name="Number">From 1, blank lines counted.</param>
/// <param name="Bytes">What stands in it; null when it is too long.</param>
internal sealed record Line(int Number, byte[]? Bytes);
