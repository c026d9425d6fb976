using System.Text.RegularExpressions;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Turns a statement that changes rows into one that takes many executions' parameters from <c>unnest($1, $2, …) as p(p1, p2, …)</c>.</summary>
internal static partial class BulkText
{
    private static readonly (string Table, string? Many, int[]? Own) None = ("", null, null);

    public static (string Table, string? Many, int[]? Own) Of(string text, int parameters)
    {
        var source = $"unnest({Join(parameters, "$")}) as p({Join(parameters, "p")})";
        if (parameters == 0)
            return None;
        if (Insert().Match(text) is { Success: true } insert)
            return OfInsert(text, insert, source);
        if (Update().Match(text) is { Success: true } update)
        {
            var where = TopLevelWhere(text, update.Length);
            var (set, condition) = (text[..where], text[where..]);
            return (update.Groups["table"].Value, FromArrays($"{set} from {source} {condition}"), Numbers(condition));
        }
        if (Delete().Match(text) is { Success: true } delete)
            return (delete.Groups["table"].Value, FromArrays($"{text[..delete.Length]} using {source}{text[delete.Length..]}"), null);
        return None;
    }

    private static (string Table, string? Many, int[]? Own) OfInsert(string text, Match insert, string source)
    {
        var table = insert.Groups["table"].Value;
        var end = ClosingParenthesis(text, insert.Length);
        var (values, tail) = (text[insert.Length..end], text[(end + 1)..]);
        var many = PostgreSqlText.Placeholder().IsMatch(tail)
            ? null
            : $"{FromArrays($"insert into {insert.Groups["name"].Value}({insert.Groups["columns"].Value}) select {values} from {source}")}{tail}";
        return (table, many, Upsert().Match(tail) is { Success: true } upsert ? Conflicting(upsert.Groups["key"].Value, insert.Groups["columns"].Value, values) : null);
    }

    /// <summary>The parameters of an upsert's key; of all it has, where the key is not made of parameters alone.</summary>
    private static int[] Conflicting(string key, string columns, string values)
    {
        var names = columns.Split(',', StringSplitOptions.TrimEntries);
        var expressions = values.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length != expressions.Length)
            return [1];
        return [.. key.Split(',', StringSplitOptions.TrimEntries).SelectMany(column => Numbers(expressions[Array.IndexOf(names, column)]))];
    }

    private static int[] Numbers(string text) => [.. PostgreSqlText.Placeholder().Matches(text).Select(PostgreSqlText.Number).Distinct()];

    private static string FromArrays(string text) => PostgreSqlText.Placeholder().Replace(text, "p.p${number}");

    private static string Join(int count, string prefix) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"{prefix}{number}"));

    private static int ClosingParenthesis(string text, int from)
    {
        var depth = 1;
        for (var i = from; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        throw new ArgumentException($"A parenthesis is missing: {text}", nameof(text));
    }

    private static int TopLevelWhere(string text, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && text.AsSpan(i).StartsWith("where ", StringComparison.Ordinal) && char.IsWhiteSpace(text[i - 1]))
                return i;
        }
        throw new ArgumentException($"An update without a condition is not to be gathered: {text}", nameof(text));
    }

    [GeneratedRegex(@"^\s*insert into (?=""?(?<table>\w+))(?<name>""?\w+""?)\s*\((?<columns>[^)]*)\)\s*values\s*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Insert();

    [GeneratedRegex(@"^\s*update ""?(?<table>\w+)""? set ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Update();

    [GeneratedRegex(@"^\s*delete from ""?(?<table>\w+)""?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Delete();

    [GeneratedRegex(@"on conflict\s*\((?<key>[^)]*)\)\s*(where [^)]*?)?do update", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Upsert();
}
