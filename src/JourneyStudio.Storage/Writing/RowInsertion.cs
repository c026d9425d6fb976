using System.Data.Common;
using JourneyStudio.Storage.Providers.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace JourneyStudio.Storage.Writing;

/// <summary>Inserts many rows by one prepared statement for each table (on PostgreSQL by COPY), past EF's change tracker: for imports, where tracking costs ten times the insert.</summary>
public static class RowInsertion
{
    /// <summary>Inserts rows of any mapped kinds, whose ids are set, inside the write that the context has begun.</summary>
    public static void InsertMany(this StudioDbContext context, IEnumerable<object> rows)
    {
        if (!context.HasTurn || context.Database.CurrentTransaction is not { } transaction)
            throw new InvalidOperationException("Rows are inserted inside BeginWriteAsync only.");
        foreach (var table in rows.GroupBy(row => row.GetType()))
            Insert(context, transaction.GetDbTransaction(), context.Model.FindEntityType(table.Key) ?? throw new ArgumentException($"{table.Key.Name} is no row.", nameof(rows)), table);
    }

    private static void Insert(StudioDbContext context, DbTransaction transaction, IEntityType entity, IEnumerable<object> rows)
    {
        var columns = entity.GetProperties().Where(property => property.GetComputedColumnSql() is null).Select(property => new Column(property)).ToList();
        if (context.Database.GetDbConnection() is NpgsqlConnection connection)
        {
            Copy(connection, context.Database.GetService<ISqlGenerationHelper>(), entity, columns, rows);
            return;
        }
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        var helper = context.Database.GetService<ISqlGenerationHelper>();
        var names = string.Join(", ", columns.Select(column => helper.DelimitIdentifier(column.Name)));
        var values = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
        command.CommandText = $"INSERT INTO {helper.DelimitIdentifier(entity.GetTableName()!)} ({names}) VALUES ({values})";
        for (var i = 0; i < columns.Count; i++)
            command.Parameters.Add(columns[i].Parameter(command, $"@p{i}"));
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
                command.Parameters[i].Value = columns[i].Value(row);
            command.ExecuteNonQuery();
        }
    }

    private static void Copy(NpgsqlConnection connection, ISqlGenerationHelper helper, IEntityType entity, List<Column> columns, IEnumerable<object> rows) => CopyIn.Insert(
        connection,
        helper.DelimitIdentifier(entity.GetTableName()!),
        [.. columns.Select(column => (helper.DelimitIdentifier(column.Name), column.StoreType))],
        rows.Select(row => columns.Select(column => column.Value(row))));

    private sealed class Column(IProperty property)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly IClrPropertyGetter getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName();

        public string StoreType => mapping.StoreTypeNameBase;

        public DbParameter Parameter(DbCommand command, string name) => mapping.CreateParameter(command, name, null, property.IsNullable);

        public object Value(object row)
        {
            var value = getter.GetClrValue(row);
            return (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
