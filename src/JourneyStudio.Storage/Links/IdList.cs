using System.Globalization;
using System.Text;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Storage.Links;

/// <summary>Lists as one parameter: <c>… in (select value from json_each(?1))</c> reads a whole batch with one statement. On PostgreSQL that is <c>= any($1)</c> with an array.</summary>
internal sealed class IdList
{
    private readonly Lazy<string> json;

    private IdList(object values, Func<string> json) => (Values, this.json) = (values, new Lazy<string>(json));

    /// <summary><c>long[]</c>, <c>string[]</c>, or JSON of an object for <c>json_each(?1) w</c> with <c>w.key</c> and <c>w.value</c>.</summary>
    public object Values { get; }

    public string Json => json.Value;

    public static IdList Of(IEnumerable<long> ids)
    {
        long[] values = [.. ids];
        return new(values, () => Numbers(values));
    }

    public static IdList Of(IEnumerable<int> ids) => Of(ids.Select(id => (long)id));

    public static IdList Of(IEnumerable<string> keys)
    {
        string[] values = [.. keys];
        return new(values, () => StoredJson.Write(values));
    }

    public static IdList Of(IReadOnlyDictionary<string, long> pairs)
    {
        var text = StoredJson.Write(pairs);
        return new(text, () => text);
    }

    private static string Numbers(long[] ids)
    {
        var text = new StringBuilder("[");
        foreach (var id in ids)
            text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"{id}");
        return text.Append(']').ToString();
    }
}
