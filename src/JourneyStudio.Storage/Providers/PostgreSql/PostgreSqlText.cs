using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>A statement of the common SQL as PostgreSQL takes it: for one execution, and for many at once that take their parameters from arrays.</summary>
internal sealed partial class PostgreSqlText
{
    private static readonly ConcurrentDictionary<string, PostgreSqlText> Known = new(StringComparer.Ordinal);

    private PostgreSqlText(string sql)
    {
        var text = JsonObject().Replace(List().Replace(IndexedBy().Replace(sql, ""), "= any(?${number})"), "(select key, value::bigint as value from json_each_text(?${number}::json)) w");
        text = text.Replace("instr(", "strpos(", StringComparison.Ordinal);
        Parameters = Placeholder().Matches(text).Select(Number).DefaultIfEmpty().Max();
        One = Placeholder().Replace(text, "$$${number}");
        (Table, Many, Own) = BulkText.Of(text, Parameters);
    }

    /// <summary>How many parameters it has.</summary>
    public int Parameters { get; }

    /// <summary>The text for one execution.</summary>
    public string One { get; }

    /// <summary>The text for many executions, each parameter an array; null where there is no such form.</summary>
    public string? Many { get; }

    /// <summary>The table that it changes; empty for a query.</summary>
    public string Table { get; }

    /// <summary>The parameters that tell the rows it changes apart; null when executions may run in any order among themselves.</summary>
    public int[]? Own { get; }

    /// <summary>Types of a query's columns, known since its rows were seen.</summary>
    public Type[]? Types { get; set; }

    public static PostgreSqlText Of(string sql) => Known.GetOrAdd(sql, text => new PostgreSqlText(text));

    internal static int Number(Match placeholder) => int.Parse(placeholder.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\?(?<number>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    internal static partial Regex Placeholder();

    [GeneratedRegex(@" indexed by \w+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex IndexedBy();

    [GeneratedRegex(@"in \(select value from json_each\(\?(?<number>\d+)\)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex List();

    [GeneratedRegex(@"json_each\(\?(?<number>\d+)\) w\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex JsonObject();
}
