using JourneyStudio.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>A workspace in a folder of its own, on a real SQLite file, gone when disposed.</summary>
internal sealed class TemporaryStudio : IAsyncDisposable
{
    private readonly bool ownsDirectory;

    public TemporaryStudio(string? directory = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        ownsDirectory = directory is null;
        DataDirectory = directory ?? Path.Combine(Path.GetTempPath(), "studio-" + Path.GetRandomFileName());
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("Data:Directory", DataDirectory)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        more?.Invoke(services);
        services.AddStudioStorage(configuration, Path.GetTempPath());
        Services = services.BuildServiceProvider();
    }

    public string DataDirectory { get; }

    public ServiceProvider Services { get; }

    public string DatabaseFile => Path.Combine(DataDirectory, "studio.db");

    public static async Task<TemporaryStudio> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var studio = new TemporaryStudio(more: more);
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        return studio;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public StudioDbContext Context() => Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    /// <summary>One value of a query, for looking at the file behind everybody's back.</summary>
    public object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (!ownsDirectory || !Directory.Exists(DataDirectory))
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
