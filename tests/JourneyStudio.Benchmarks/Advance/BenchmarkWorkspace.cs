using JourneyStudio.Activities.Wait;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Runtime;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.Benchmarks.Advance;

/// <summary>A workspace in a folder of its own: the studio's real database with members who each have one event that is not yet routed.</summary>
internal sealed class BenchmarkWorkspace : IAsyncDisposable
{
    private const int AtOnce = 20_000;
    private readonly string folder;
    private readonly MeasuredDatabase database;

    private BenchmarkWorkspace(string folder, ServiceProvider services)
    {
        this.folder = folder;
        Services = services;
        database = new MeasuredDatabase(Storage);
    }

    public ServiceProvider Services { get; }

    public StorageOptions Storage => Services.GetRequiredService<StorageOptions>();

    /// <summary>Bytes in use in the database.</summary>
    public long Bytes => database.Bytes;

    /// <param name="under">Folder for the SQLite file.</param>
    /// <param name="server">The PostgreSQL server, or null for SQLite.</param>
    /// <param name="members">How many members.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<BenchmarkWorkspace> CreateAsync(string under, PostgreSqlServer? server, int members, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(under, $"journeystudio-advance-{Guid.NewGuid():N}")).FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = own, ["Runtime:Enabled"] = "false" })
            .AddInMemoryCollection(server is null ? [] : new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = server.ConnectionString($"advance_{Guid.NewGuid():N}") })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudioStorage(configuration, own);
        services.AddStudioRuntime(configuration);
        services.AddSingleton(ActivityCatalog.Load(typeof(WaitActivity).Assembly));
        var workspace = new BenchmarkWorkspace(own, services.BuildServiceProvider());
        if (await workspace.Services.OpenStudioStorageAsync(cancellationToken) is { } problem) throw new InvalidOperationException(problem.Message);
        await workspace.PublishAsync(cancellationToken);
        await workspace.AddMembersAsync(members, cancellationToken);
        return workspace;
    }

    public long Number(string sql) => database.Number(sql);

    public async ValueTask DisposeAsync()
    {
        if (Storage.IsPostgreSql)
        {
            // A server that goes with the run: what is left of this database goes with it.
            NpgsqlConnection.ClearAllPools();
        }

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

    private async Task AddMembersAsync(int members, CancellationToken cancellationToken)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        await using (var write = await context.BeginWriteAsync(cancellationToken))
        {
            foreach (var few in Enumerable.Range(1, members).Chunk(AtOnce))
                context.InsertMany(few.SelectMany(id => Rows(id)));
            await write.CommitAsync(cancellationToken);
        }

        database.Settle();
    }

    private static IEnumerable<object> Rows(long id)
    {
        var slot = SlotLease.SlotOf(new MemberId(id));
        yield return new MemberRow
        {
            Id = id,
            PublicId = $"m{id}",
            Slot = slot,
            Name = $"会员{id}",
            NameFolded = $"会员{id}",
            Phone = $"138{id}",
            Email = $"m{id}@example.com",
            EmailFolded = $"M{id}@EXAMPLE.COM",
            City = "上海",
            Level = BenchmarkJourney.Level,
            Language = "zh-CN",
            TimeZone = "Asia/Shanghai",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        yield return new MemberConsentRow { MemberId = id, Channel = ChannelKeys.Email, Purpose = "service", Granted = true, Source = "import", At = DateTimeOffset.UnixEpoch };
        yield return new EventKeyRow { Source = "benchmark", Key = $"{id}", EventId = id, At = DateTimeOffset.UnixEpoch };
        yield return new EventRow { Id = id, MemberId = id, Slot = slot, Name = BenchmarkJourney.Event, Source = "benchmark", At = DateTimeOffset.UnixEpoch, StoredAt = DateTimeOffset.UnixEpoch, Properties = """{"source":"poster"}""" };
    }
}
