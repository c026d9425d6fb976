using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.HotPath;
using JourneyStudio.Storage.Laws;
using JourneyStudio.Storage.Providers.PostgreSql;
using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyStudio.IntegrationTests.PostgreSql;

/// <summary>DESIGN 5: history in partitions. They are made ahead, statements of the hot path look into those they need, and nothing fails where one is missing.</summary>
public sealed class TracePartitionTests
{
    [Fact]
    public async Task Open_NewDatabase_HasPartitionsForWhatComesNext()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql);

        Assert.Equal("p", studio.Scalar("select relkind::text from pg_class where relname = 'trace'"));
        Assert.Equal(
            "trace_0_524288 trace_524288_1048576 trace_1048576_1572864 trace_rest",
            studio.Scalar("select string_agg(relid::regclass::text, ' ' order by relid::regclass::text = 'trace_rest', length(relid::regclass::text), relid::regclass::text) from pg_partition_tree('trace') where isleaf"));
        Assert.Equal(0, await studio.Get<TracePartitions>().PrepareAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Model_ComparedWithMigrations_HasNoPendingChange()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql);
        await using var context = studio.Context();

        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: see src/JourneyStudio.Storage.Design/README.md");
    }

    /// <param name="sql">What completes a step, or what adds to it.</param>
    /// <param name="kinds">Its parameters: n number, t text.</param>
    /// <param name="executions">Sent together.</param>
    [Theory]
    [InlineData(ChangeWriter.CompleteStep, "nnntttttn", 1)]
    [InlineData(ChangeWriter.CompleteStep, "nnntttttn", 3)]
    [InlineData(ChangeWriter.ResolveStep, "nnttn", 1)]
    [InlineData(ChangeWriter.ResolveStep, "nnttn", 3)]
    public async Task Explain_StepsOfTheHotPath_LooksIntoTheirPartitionAlone(string sql, string kinds, int executions)
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.PostgreSql);

        var plan = Explain(studio, PostgreSqlText.Of(sql), kinds, executions);

        var scanned = plan.Where(line => line.Contains(" on trace_", StringComparison.Ordinal) && line.Contains("Scan", StringComparison.Ordinal) && !line.Contains("never executed", StringComparison.Ordinal));
        Assert.Contains("Index Scan using trace_524288_1048576_pkey", Assert.Single(scanned), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advance_BeyondTheLastPartition_IsWrittenAllTheSameAndMovedWhenItIsMade()
    {
        await using var studio = await RuntimeStudio.OpenAsync(Provider.PostgreSql);
        await studio.PublishAsync(RetentionTests.Once);
        studio.Value("insert into id_block(name, next) values('enrollment', 1572859)");
        foreach (var member in await studio.Workspace.AddMembersAsync(10))
            await studio.TellAsync(member, "test.start");
        await studio.AdvanceAsync();
        Assert.Equal("5 5", Enrollments(studio));

        Assert.True(await studio.Get<TracePartitions>().PrepareAsync(CancellationToken.None) > 0);
        Assert.Equal("10 0", Enrollments(studio));
        await studio.AdvanceToAsync(RuntimeStudio.Start.AddHours(1));

        Assert.Equal("10", studio.Value("select count(*) from enrollment where state = 'completed'"));
        Assert.Empty(await studio.Get<LawChecks>().CheckAsync(studio.Clock.Now, CancellationToken.None));
    }

    /// <summary>How many enrollments have their steps in a partition of theirs, and how many in that of the rest.</summary>
    private static string? Enrollments(RuntimeStudio studio) => studio.Value(
        "select count(distinct enrollment_id) filter (where tableoid <> 'trace_rest'::regclass) || ' ' || count(distinct enrollment_id) filter (where tableoid = 'trace_rest'::regclass) from trace");

    /// <summary>The plan as the hot path's connections carry it out.</summary>
    private static List<string> Explain(TemporaryStudio studio, PostgreSqlText text, string kinds, int executions)
    {
        var group = new BulkGroup(text, expects: false);
        for (var id = 600_000L; id < 600_000 + executions; id++)
        {
            ParameterValue[] values = [ParameterValue.Of(id), .. kinds.Skip(1).Select(kind => kind == 'n' ? ParameterValue.Of(1L) : ParameterValue.Of("{}"))];
            group.Add(values, id, id);
        }
        var bulk = Assert.Single(group.Commands());
        using var connection = new NpgsqlConnection(PostgreSqlConnections.ForLinks(studio.Get<StorageOptions>()));
        connection.Open();
        using var command = new NpgsqlCommand($"explain (analyze, costs off, timing off, summary off) {bulk.CommandText}", connection);
        foreach (NpgsqlParameter parameter in bulk.Parameters)
            command.Parameters.Add(parameter.Clone());
        using var rows = command.ExecuteReader();
        var plan = new List<string>();
        while (rows.Read())
            plan.Add(rows.GetString(0));
        return plan;
    }
}
