using System.Globalization;
using System.Text;
using System.Text.Json;

namespace JourneyStudio.Engine.Definitions;

/// <summary>
/// Writes JSON in the canonical form: two spaces, LF, only the escapes that JSON demands, numbers with the text they came with.
/// (Utf8JsonWriter escapes more than it must.)
/// </summary>
internal sealed class CanonicalWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool first = true;

    /// <summary>The canonical text of one value.</summary>
    public static string Text(JsonElement value)
    {
        var writer = new CanonicalWriter();
        writer.Value(value);
        return writer.ToString();
    }

    public override string ToString() => text.ToString();

    public void Object(Action<CanonicalWriter> properties) => Nest('{', '}', () => properties(this));

    public void Property(string name, string? value)
    {
        if (value is null) return;
        Name(name);
        String(value);
    }

    public void Property(string name, long value)
    {
        Name(name);
        text.Append(CultureInfo.InvariantCulture, $"{value}");
    }

    public void Property(string name, double value)
    {
        Name(name);
        text.Append(CultureInfo.InvariantCulture, $"{value}");
    }

    public void Property(string name, decimal value) => Item(name, value, (writer, number) => writer.Write(number));

    public void Property(string name, bool value) => Item(name, value, (writer, flag) => writer.Write(flag));

    public void Property(string name, JsonElement value)
    {
        Name(name);
        Value(value);
    }

    public void Property(string name, Action<CanonicalWriter> properties)
    {
        Name(name);
        Object(properties);
    }

    /// <summary>A property whose value is written by <paramref name="write"/>.</summary>
    public void Item<T>(string name, T item, Action<CanonicalWriter, T> write)
    {
        Name(name);
        write(this, item);
    }

    /// <summary>An array whose items are written by <paramref name="write"/>.</summary>
    public void Items<T>(string name, IEnumerable<T> items, Action<CanonicalWriter, T> write)
    {
        Name(name);
        Nest('[', ']', () =>
        {
            foreach (var item in items)
            {
                Next();
                write(this, item);
            }
        });
    }

    /// <summary>An array of objects.</summary>
    public void Property<T>(string name, IEnumerable<T> items, Action<CanonicalWriter, T> properties) =>
        Items(name, items, (writer, item) => writer.Object(o => properties(o, item)));

    public void Write(string value) => String(value);

    public void Write(decimal value) => text.Append(CultureInfo.InvariantCulture, $"{value}");

    public void Write(bool value) => text.Append(value ? "true" : "false");

    /// <summary>A property that this program knows by name but keeps as it came: null is omitted.</summary>
    public void Known(PropertyBag bag, string name)
    {
        if (bag[name] is { ValueKind: not JsonValueKind.Null } value) Property(name, value);
    }

    /// <summary>Properties in file order, apart from those already written.</summary>
    public void Bag(PropertyBag bag, params IReadOnlyCollection<string> except)
    {
        foreach (var (name, value) in bag.Items)
            if (!except.Contains(name, StringComparer.Ordinal)) Property(name, value);
    }

    private void Value(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Nest('{', '}', () =>
                {
                    foreach (var property in value.EnumerateObject()) Property(property.Name, property.Value);
                });
                break;
            case JsonValueKind.Array:
                Nest('[', ']', () =>
                {
                    foreach (var item in value.EnumerateArray())
                    {
                        Next();
                        Value(item);
                    }
                });
                break;
            case JsonValueKind.String:
                String(value.GetString()!);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private void Nest(char open, char close, Action content)
    {
        text.Append(open);
        var outer = first;
        (first, depth) = (true, depth + 1);
        content();
        depth--;
        if (!first) Line();
        first = outer;
        text.Append(close);
    }

    private void Name(string name)
    {
        Next();
        String(name);
        text.Append(": ");
    }

    private void Next()
    {
        if (!first) text.Append(',');
        first = false;
        Line();
    }

    private void Line() => text.Append('\n').Append(' ', depth * 2);

    private void String(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
