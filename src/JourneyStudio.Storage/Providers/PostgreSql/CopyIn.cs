using Npgsql;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>Inserts rows by COPY: one stream instead of a round trip for each row.</summary>
internal static class CopyIn
{
    /// <param name="connection">The connection, in the transaction that the rows belong to.</param>
    /// <param name="table">The table, quoted.</param>
    /// <param name="columns">Its columns, quoted, with their types.</param>
    /// <param name="rows">Values in the order of the columns.</param>
    public static void Insert(NpgsqlConnection connection, string table, IReadOnlyList<(string Name, string Type)> columns, IEnumerable<IEnumerable<object>> rows)
    {
        using var import = connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            import.StartRow();
            var i = 0;
            foreach (var value in row)
            {
                if (value is DBNull)
                    import.WriteNull();
                else
                    import.Write(value, columns[i].Type);
                i++;
            }
        }
        import.Complete();
    }
}
