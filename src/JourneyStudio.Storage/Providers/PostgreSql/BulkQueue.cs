using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>
/// Gathers executions and sends them in one round trip, few statements for many rows. Executions on different tables are independent of each other; on one table,
/// an execution comes after every earlier one of another statement with the same first parameter, and after every earlier one of its own statement on the same row.
/// </summary>
internal sealed class BulkQueue
{
    private readonly List<BulkGroup> groups = [];
    private readonly Dictionary<string, List<BulkGroup>> byTable = new(StringComparer.Ordinal);

    public bool IsEmpty => groups.Count == 0;

    public void Add(PostgreSqlText text, ReadOnlySpan<ParameterValue> values, bool expects)
    {
        var row = values.Length > 0 ? values[0].Mark : 0;
        var key = Key(text, values);
        if (!byTable.TryGetValue(text.Table, out var ofTable))
            byTable.Add(text.Table, ofTable = []);
        Place(ofTable, text, row, key, expects).Add(values, row, key);
    }

    public void Clear()
    {
        groups.Clear();
        byTable.Clear();
    }

    /// <summary>Carries out what is gathered.</summary>
    /// <returns>Whether every expected change was made.</returns>
    public bool Send(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        using var batch = new NpgsqlBatch(connection, transaction);
        var sent = new List<(BulkGroup Group, NpgsqlBatchCommand[] Commands)>(groups.Count);
        foreach (var group in groups)
        {
            NpgsqlBatchCommand[] commands = [.. group.Commands()];
            sent.Add((group, commands));
            foreach (var command in commands)
                batch.BatchCommands.Add(command);
        }
        Clear();
        batch.ExecuteNonQuery();
        return sent.TrueForAll(group => !group.Group.Expects || group.Commands.Sum(command => command.RecordsAffected) == group.Group.Count);
    }

    private BulkGroup Place(List<BulkGroup> ofTable, PostgreSqlText text, long row, long key, bool expects)
    {
        for (var i = ofTable.Count - 1; i >= 0 && !ofTable[i].Precedes(text, row, key); i--)
        {
            if (ReferenceEquals(ofTable[i].Text, text) && ofTable[i].Expects == expects)
                return ofTable[i];
        }
        var group = new BulkGroup(text, expects);
        ofTable.Add(group);
        groups.Add(group);
        return group;
    }

    private static long Key(PostgreSqlText text, ReadOnlySpan<ParameterValue> values)
    {
        var key = 17L;
        foreach (var parameter in text.Own ?? [])
            key = unchecked((key * 0x100000001B3) ^ values[parameter - 1].Mark);
        return key;
    }
}
