using System.Globalization;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.Benchmarks.Segment;

/// <summary>The studio's real database in a folder of its own, with members who have tags, attributes, orders and events, made by the database itself.</summary>
internal sealed class SegmentWorkspace : IAsyncDisposable
{
    /// <summary>When everything is as of.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private readonly string folder;
    private readonly MeasuredDatabase database;

    private SegmentWorkspace(string folder, ServiceProvider services) =>
        (this.folder, Services, database) = (folder, services, new MeasuredDatabase(services.GetRequiredService<StorageOptions>()));

    public ServiceProvider Services { get; }

    public static async Task<SegmentWorkspace> CreateAsync(string under, PostgreSqlServer? server, int members, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(under, $"journeystudio-segment-{Guid.NewGuid():N}")).FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = own })
            .AddInMemoryCollection(server is null ? [] : new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = server.ConnectionString($"segment_{Guid.NewGuid():N}") })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudioStorage(configuration, own);
        var workspace = new SegmentWorkspace(own, services.BuildServiceProvider());
        if (await workspace.Services.OpenStudioStorageAsync(cancellationToken) is { } problem) throw new InvalidOperationException(problem.Message);
        workspace.Fill(members);
        return workspace;
    }

    public long Number(string sql) => database.Number(sql);

    public void Run(string sql)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (Services.GetRequiredService<StorageOptions>().IsPostgreSql) NpgsqlConnection.ClearAllPools();
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private void Fill(int members)
    {
        using (var connection = database.Open())
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (into, from) in Rows())
            {
                using var command = connection.CreateCommand();
                (command.Transaction, command.CommandTimeout) = (transaction, 0);
                command.CommandText = string.Create(CultureInfo.InvariantCulture, $"insert into {into} with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < {members}) select {from}");
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        database.Settle();
    }

    /// <summary>For each member one in so many, each table in an order of its own.</summary>
    private static IEnumerable<(string Into, string From)> Rows()
    {
        var now = Now.ToUnixTimeMilliseconds();
        const long day = 86_400_000;
        yield return ("member(id, public_id, slot, name, name_folded, state, points, city, level, created_at, updated_at)",
            "i, 'p' || i, i % 16, '会员' || i, '会员' || i, case when i % 97 = 0 then 'blocked' else 'active' end, i % 5 * 100, case i % 8 when 0 then '上海' when 1 then '北京' when 2 then '广州' when 3 then '杭州' else '苏州' end, case i % 3 when 0 then 'gold' else 'silver' end, 0, 0 from n");
        yield return ("member_tag(member_id, tag, scope, at)", "i, 'vip', '', 0 from n where i % 3 <> 0");
        yield return ("member_tag(member_id, tag, scope, at)", "i, 'visitor', '', 0 from n where i % 5 <> 0");
        yield return ("attribute_date(member_id, attribute, scope, value)", "i, 'birthDate', '', '2026-0' || (1 + i % 9) || '-1' || (i % 10) from n where i % 4 <> 0");
        yield return ("\"order\"(id, public_id, member_id, status, total, currency, lines, placed_at, paid_at)",
            FormattableString.Invariant($"i, 'o' || i, i, case i % 4 when 0 then 'refunded' else 'paid' end, i % 2000 * 10000, 'CNY', '[]', {now} - i % 200 * {day}, {now} - i % 200 * {day} from n where i % 2 = 0"));
        yield return (EventColumns, FormattableString.Invariant($"i + 40000000, 'member', 1 + (i * 7919) % (select count(*) from member), 0, 'qr.scanned', 'benchmark', {now} - i % 90 * {day}, {now}, null, 0, true from n"));
        yield return (EventColumns, FormattableString.Invariant($"i + 60000000, 'member', i, 0, 'form.submitted', 'benchmark', {now} - i % 90 * {day}, {now}, null, 0, true from n"));
    }

    /// <summary>Their ids lie above those that the studio hands out from 1 on.</summary>
    private const string EventColumns = "event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)";
}
