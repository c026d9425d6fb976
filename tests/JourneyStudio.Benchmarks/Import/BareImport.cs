using System.Data.Common;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Rows;

namespace JourneyStudio.Benchmarks.Import;

/// <summary>The baseline: the same lines split at their commas and inserted by prepared statements, in transactions of the same size; nothing is checked, looked up, counted or told.</summary>
internal static class BareImport
{
    private const string Member = """
        insert into member(id, public_id, external_id, slot, name, name_folded, phone, email, email_folded, city, level, state, created_at, updated_at)
        values(@a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k, 'active', 0, 0)
        """;

    public static long Run(DbConnection connection, string path, int batch)
    {
        using var full = connection.CreateCommand();
        full.CommandText = "pragma synchronous = full; pragma cache_size = -131072; pragma temp_store = memory; pragma journal_size_limit = 67108864";
        full.ExecuteNonQuery();
        using var member = Prepared(connection, Member, 11);
        using var birthday = Prepared(connection, "insert into attribute_date(member_id, attribute, scope, value) values(@a, 'birthday', '', @b)", 2);
        using var spent = Prepared(connection, "insert into attribute_number(member_id, attribute, scope, value) values(@a, 'spent', '', @b)", 2);
        using var tag = Prepared(connection, "insert into member_tag(member_id, tag, scope, at) values(@a, @b, '', 0)", 2);
        var id = 0L;
        DbTransaction? transaction = null;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            if (id++ % batch == 0)
            {
                transaction?.Commit();
                transaction = connection.BeginTransaction();
            }
            var cells = line.Split(',');
            Run(member, transaction!, id, PublicId.New(), cells[0], SlotLease.SlotOf(new MemberId(id)), cells[1], cells[1].ToUpperInvariant(), cells[2], cells[3], cells[3].ToUpperInvariant(), cells[4], cells[5]);
            Run(birthday, transaction!, id, cells[6]);
            Run(spent, transaction!, id, (long)(decimal.Parse(cells[7], System.Globalization.CultureInfo.InvariantCulture) * 10_000));
            if (cells[8].Length > 0)
                Run(tag, transaction!, id, cells[8]);
        }
        transaction?.Commit();
        return id;
    }

    private static DbCommand Prepared(DbConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{(char)('a' + i)}";
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static void Run(DbCommand command, DbTransaction transaction, params object[] values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
