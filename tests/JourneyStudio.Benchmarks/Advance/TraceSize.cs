namespace JourneyStudio.Benchmarks.Advance;

/// <summary>What a step of the trace takes on disk: on SQLite the pages that come free when the trace is deleted. It is the last thing to be measured.</summary>
internal static class TraceSize
{
    public static double BytesPerStep(BenchmarkWorkspace workspace)
    {
        var steps = workspace.Number("select count(*) from trace");
        if (workspace.Storage.IsPostgreSql) return (double)workspace.Number("select sum(pg_total_relation_size(relid)) from pg_partition_tree('trace')") / steps;
        var before = workspace.Bytes;
        workspace.Number("delete from trace returning 1");
        return (double)(before - workspace.Bytes) / steps;
    }
}
