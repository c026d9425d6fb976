using JourneyStudio.Activities.Wait;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Providers.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>A workspace in a folder of its own: the studio's real database with members who each have one event that is not yet routed.</summary>
internal sealed class BenchmarkWorkspace : IAsyncDisposable
{
    private readonly string folder;

    private BenchmarkWorkspace(string folder, ServiceProvider services)
    {
        this.folder = folder;
        Services = services;
    }

    public ServiceProvider Services { get; }

    public StorageOptions Storage => Services.GetRequiredService<StorageOptions>();

    /// <summary>Bytes in use in the database file.</summary>
    public long Bytes => Number("select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count, pragma_page_size");

    public static async Task<BenchmarkWorkspace> CreateAsync(string under, int members, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(under, $"journeystudio-advance-{Guid.NewGuid():N}")).FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = own, ["Runtime:Enabled"] = "false" })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudioStorage(configuration, own);
        services.AddStudioRuntime(configuration);
        services.AddSingleton(ActivityCatalog.Load(typeof(WaitActivity).Assembly));
        var workspace = new BenchmarkWorkspace(own, services.BuildServiceProvider());
        if (await workspace.Services.OpenStudioStorageAsync(cancellationToken) is { } problem) throw new InvalidOperationException(problem.Message);
        await workspace.PublishAsync(cancellationToken);
        workspace.AddMembers(members);
        return workspace;
    }

    public long Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        await Services.GetRequiredService<WorkspaceContents>().WriteAsync(
            new WorkspaceContent
            {
                Tags = [new TagDefinition(BenchmarkJourney.Tag, new LocalText("Visitor", "访客"), "interaction")],
                Templates =
                [
                    new MessageTemplate(
                        BenchmarkJourney.Template,
                        new LocalText("Thanks", "感谢"),
                        MessageClass.Service,
                        [new MessageVariant(ChannelKeys.Email, Languages.Chinese, "谢谢您", "{{member.name}}，谢谢您来看我们。")]),
                ],
            },
            cancellationToken);
        await using var context = await Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        var now = DateTimeOffset.UnixEpoch;
        context.Add(new JourneyRow { Id = 1, DefinitionId = "advance", Name = "Advance", NameFolded = "ADVANCE", State = "live", PublishedVersion = 1, CreatedAt = now, UpdatedAt = now });
        context.Add(new JourneyVersionRow { Id = 1, JourneyId = 1, Number = 1, Text = BenchmarkJourney.Definition, PublishedAt = now });
        await context.SaveChangesAsync(cancellationToken);
    }

    private void AddMembers(int members)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var member = Command(connection, """
            insert into member(id, public_id, slot, name, name_folded, phone, email, email_folded, city, level, language, time_zone, state, created_at, updated_at)
            values($id, 'm' || $id, $slot, '会员' || $id, '会员' || $id, '138' || $id, 'm' || $id || '@example.com', 'M' || $id || '@EXAMPLE.COM', '上海', $level, 'zh-CN', 'Asia/Shanghai', 'active', 0, 0)
            """);
        using var consent = Command(connection, "insert into member_consent(member_id, channel, purpose, granted, source, at) values($id, 'email', 'service', 1, 'import', 0)");
        using var key = Command(connection, "insert into event_key(source, key, event_id, at) values('benchmark', $id, $id, 0)");
        using var occurred = Command(connection, """
            insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
            values($id, 'member', $id, $slot, $name, 'benchmark', 0, 0, '{"source":"poster"}', 0, 0)
            """);
        for (var id = 1L; id <= members; id++)
        {
            Run(member, id);
            Run(consent, id);
            Run(key, id);
            Run(occurred, id);
        }

        transaction.Commit();
        using var checkpoint = Command(connection, "pragma wal_checkpoint(truncate)");
        checkpoint.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", 0L);
        command.Parameters.AddWithValue("$slot", 0);
        command.Parameters.AddWithValue("$level", BenchmarkJourney.Level);
        command.Parameters.AddWithValue("$name", BenchmarkJourney.Event);
        return command;
    }

    private static void Run(SqliteCommand command, long id)
    {
        command.Parameters[0].Value = id;
        command.Parameters[1].Value = SlotLease.SlotOf(new MemberId(id));
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(SqliteConnections.ConnectionString(Storage));
        connection.Open();
        return connection;
    }
}
