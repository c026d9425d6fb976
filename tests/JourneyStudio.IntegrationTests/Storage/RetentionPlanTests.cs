using JourneyStudio.Storage.Retention;
using Microsoft.Data.Sqlite;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>Forgetting a few hundred enrollments does not read the messages of all others.</summary>
public sealed class RetentionPlanTests
{
    private const string Few = "in (select value from json_each('[1,2,3]'))";

    [Fact]
    public async Task Statements_ForAFewEnrollments_ScanNoTable()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        string[] statements =
        [
            .. Forgetting.Keep(Few),
            .. Forgetting.ClearMessages(Few),
            $"select id from enrollment e where id > 1 and {Forgetting.IsPast("5", "5")} order by id limit 500",
        ];

        using var connection = new SqliteConnection($"Data Source={studio.DatabaseFile}");
        connection.Open();
        var scans = statements.SelectMany(sql => Plan(connection, sql)).Where(step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("json_each", StringComparison.Ordinal));

        Assert.Empty(scans);
    }

    private static List<string> Plan(SqliteConnection connection, string sql)
    {
        using var explain = new SqliteCommand($"explain query plan {sql}", connection);
        using var rows = explain.ExecuteReader();
        var steps = new List<string>();
        while (rows.Read())
            steps.Add(rows.GetString(3));
        return steps;
    }
}
