using System.Globalization;
using System.Text;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Lists as one parameter: <c>… in (select value from json_each(?1))</c> reads a whole batch with one statement.</summary>
internal static class IdList
{
    public static string Json(IEnumerable<long> ids)
    {
        var text = new StringBuilder("[");
        foreach (var id in ids)
            text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"{id}");
        return text.Append(']').ToString();
    }

    public static string Json(IEnumerable<int> ids) => Json(ids.Select(id => (long)id));

    public static string Json(IEnumerable<string> keys) => Rows.StoredJson.Write(keys);
}
