using System.Globalization;

namespace JourneyStudio.Storage.Providers.PostgreSql.Partitions;

/// <summary>A partition of the trace: the steps of the enrollments whose ids are in a range. Its name says which.</summary>
internal sealed record TracePartition
{
    /// <summary>All of them but the one that takes the rest, in order.</summary>
    public const string All = """
        select split_part(c.relname, '_', 2)::bigint as "From", split_part(c.relname, '_', 3)::bigint as "To"
        from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'trace'::regclass and c.relname ~ '^trace_[0-9]+_[0-9]+$' order by 1
        """;

    /// <summary>The first id in it.</summary>
    public required long From { get; init; }

    /// <summary>The first id after it.</summary>
    public required long To { get; init; }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"trace_{From}_{To}");

    /// <summary>Makes it, with what has been written too early for it.</summary>
    public IReadOnlyList<string> Making =>
    [
        $"create table {Name} (like trace including all)",
        string.Create(CultureInfo.InvariantCulture, $"with early as (delete from trace_rest where enrollment_id >= {From} and enrollment_id < {To} returning *) insert into {Name} select * from early"),
        string.Create(CultureInfo.InvariantCulture, $"alter table trace attach partition {Name} for values from ({From}) to ({To})"),
    ];
}
