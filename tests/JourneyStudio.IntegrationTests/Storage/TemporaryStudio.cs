using System.Data.Common;
using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>A workspace of its own on a real database, a SQLite file or a PostgreSQL database, gone when disposed.</summary>
internal sealed class TemporaryStudio : IAsyncDisposable
{
    private readonly bool ownsData;

    /// <summary>What a node on PostgreSQL keeps beside the database.</summary>
    private readonly string beside = Path.Combine(Path.GetTempPath(), "studio-" + Path.GetRandomFileName());

    public TemporaryStudio(string? directory = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
        : this(Provider.Sqlite, directory, more, settings)
    {
    }

    /// <param name="provider">Which database.</param>
    /// <param name="at">Data folder or connection string of a workspace that is there already; null for a new one.</param>
    /// <param name="more">Registers more services, before the storage.</param>
    /// <param name="settings">More settings.</param>
    public TemporaryStudio(Provider provider, string? at = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        ownsData = at is null;
        Provider = provider;
        (string Key, string Value)[] where = provider is Provider.Sqlite
            ? [("Data:Directory", At = at ?? Path.Combine(Path.GetTempPath(), "studio-" + Path.GetRandomFileName()))]
            : [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", At = at ?? PostgreSqlDatabases.Create()), ("Data:Directory", beside)];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Concat(where).Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        more?.Invoke(services);
        services.AddStudioStorage(configuration, Path.GetTempPath());
        Services = services.BuildServiceProvider();
    }

    public Provider Provider { get; }

    /// <summary>The data folder, or the connection string: what opens the same workspace again.</summary>
    public string At { get; }

    /// <summary>Where a process keeps what is not in the database.</summary>
    public string Beside => Provider is Provider.Sqlite ? At : beside;

    public string DataDirectory => Provider is Provider.Sqlite ? At : throw new InvalidOperationException("There is no data folder.");

    public ServiceProvider Services { get; }

    public string DatabaseFile => Path.Combine(DataDirectory, "studio.db");

    /// <summary>STUDIO_PROVIDER=PostgreSql runs the tests that do not say which database on PostgreSQL.</summary>
    public static Provider Usual { get; } = Enum.TryParse<Provider>(Environment.GetEnvironmentVariable("STUDIO_PROVIDER"), out var given) ? given : Provider.Sqlite;

    public static Task<TemporaryStudio> OpenAsync(Action<IServiceCollection>? more = null) => OpenAsync(Usual, more);

    public static async Task<TemporaryStudio> OpenAsync(Provider provider, Action<IServiceCollection>? more = null)
    {
        var studio = new TemporaryStudio(provider, more: more);
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        return studio;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public StudioDbContext Context() => Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    /// <summary>One value of a query, for looking at the database behind everybody's back. Flags and numbers come as <see cref="long"/> from both.</summary>
    public object? Scalar(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = Provider is Provider.Sqlite ? sql : sql.Replace("group_concat(", "string_agg(", StringComparison.Ordinal);
        return command.ExecuteScalar() switch
        {
            int number => (long)number,
            bool flag => flag ? 1L : 0L,
            decimal sum => (long)sum,
            var value => value,
        };
    }

    /// <summary>A connection of the test's own.</summary>
    public DbConnection Connect()
    {
        DbConnection connection = Provider is Provider.Sqlite
            ? new SqliteConnection($"Data Source={DatabaseFile};Pooling=False")
            : new NpgsqlConnection($"{At};Pooling=false");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (Directory.Exists(beside))
            Directory.Delete(beside, recursive: true);
        if (!ownsData)
            return;
        if (Provider is Provider.PostgreSql)
        {
            PostgreSqlDatabases.Drop(At);
        }
        else if (Directory.Exists(At))
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(At, recursive: true);
        }
    }
}
