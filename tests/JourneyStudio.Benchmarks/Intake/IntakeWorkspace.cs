using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>A workspace with a journey, members and an API key, made before the program that is measured is started on it.</summary>
internal sealed class IntakeWorkspace : IDisposable
{
    public const string ApiKey = "key-of-the-benchmark";
    private const int AtOnce = 20_000;

    /// <summary>As a mail provider would limit it: what is recorded leaves at this pace, while events come in.</summary>
    private const int MailsPerMinute = 30_000;

    private readonly string folder;
    private readonly StorageOptions storage;
    private readonly MeasuredDatabase database;

    private IntakeWorkspace(string folder, IReadOnlyList<string> settings, StorageOptions storage) =>
        (this.folder, Settings, this.storage, database) = (folder, settings, storage, new MeasuredDatabase(storage));

    /// <summary>Settings that lead a program to this workspace.</summary>
    public IReadOnlyList<string> Settings { get; }

    /// <summary>Bytes in use in the database.</summary>
    public long Bytes => database.Bytes;

    public static async Task<IntakeWorkspace> CreateAsync(string under, PostgreSqlServer? server, int members, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(under, $"journeystudio-intake-{Guid.NewGuid():N}")).FullName;
        string[] settings = server is null
            ? [$"--Data:Directory={own}"]
            : [$"--Data:Directory={own}", "--Database:Provider=PostgreSql", $"--Database:ConnectionString={server.ConnectionString($"intake_{Guid.NewGuid():N}")}"];
        await using var services = Services(settings);
        if (await services.OpenStudioStorageAsync(cancellationToken) is { } problem) throw new InvalidOperationException(problem.Message);
        await PublishAsync(services, cancellationToken);
        await AddMembersAsync(services, members, cancellationToken);
        var workspace = new IntakeWorkspace(own, settings, services.GetRequiredService<StorageOptions>());
        workspace.database.Settle();
        return workspace;
    }

    /// <summary>The storage of the studio, in this process.</summary>
    public static ServiceProvider Services(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudioStorage(configuration, configuration["Data:Directory"]!);
        return services.BuildServiceProvider();
    }

    public DbConnection Open() => database.Open();

    /// <summary>A statement with one parameter: a list of member ids.</summary>
    public DbCommand ForMembers(DbConnection connection, string sql, long[] members)
    {
        var command = connection.CreateCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, storage.IsPostgreSql ? "= any($1)" : "in (select value from json_each($members))");
        command.Parameters.Add(storage.IsPostgreSql ? new NpgsqlParameter { Value = members } : new SqliteParameter("$members", $"[{string.Join(',', members)}]"));
        return command;
    }

    public long Number(string sql) => database.Number(sql);

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task PublishAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<WorkspaceContents>().WriteAsync(
            new WorkspaceContent
            {
                Templates = [new MessageTemplate(IntakeJourney.Template, new LocalText("Thanks", "感谢"), MessageClass.Service, [new MessageVariant(ChannelKeys.Email, Languages.Chinese, "谢谢您", "{{member.name}}，谢谢您。")])],
            },
            cancellationToken);
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        var now = DateTimeOffset.UnixEpoch;
        context.Add(new JourneyRow { Id = 1, DefinitionId = "intake", Name = "Intake", NameFolded = "INTAKE", State = "live", PublishedVersion = 1, CreatedAt = now, UpdatedAt = now });
        context.Add(new JourneyVersionRow { Id = 1, JourneyId = 1, Number = 1, Text = IntakeJourney.Definition, PublishedAt = now });
        context.Add(new ApiKeyRow { Name = "benchmark", Prefix = "key-of", Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiKey))), Scopes = "events", CreatedAt = now });
        context.Add(new ChannelRow { Key = ChannelKeys.Email, PerMinute = MailsPerMinute, RefilledAt = now });
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task AddMembersAsync(ServiceProvider services, int members, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        foreach (var few in Enumerable.Range(1, members).Chunk(AtOnce)) context.InsertMany(few.SelectMany(id => Rows(id)));
        await write.CommitAsync(cancellationToken);
    }

    private static IEnumerable<object> Rows(long id)
    {
        yield return new MemberRow
        {
            Id = id,
            PublicId = $"m{id}",
            ExternalId = $"m{id}",
            Slot = SlotLease.SlotOf(new MemberId(id)),
            Name = $"会员{id}",
            NameFolded = $"会员{id}",
            Phone = $"+86138{id:D8}",
            Email = $"m{id}@example.com",
            EmailFolded = $"M{id}@EXAMPLE.COM",
            City = "上海",
            Level = "gold",
            Language = "zh-CN",
            TimeZone = "Asia/Shanghai",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        yield return new MemberConsentRow { MemberId = id, Channel = ChannelKeys.Email, Purpose = "service", Granted = true, Source = "import", At = DateTimeOffset.UnixEpoch };
    }
}
