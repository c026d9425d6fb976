using System.Globalization;
using JourneyStudio.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.PostgreSql;

/// <summary>A database for each test, copied from one that has been migrated once.</summary>
internal static class PostgreSqlDatabases
{
    private const string Template = "studio_template";
    private static readonly Lazy<PostgreSqlServer> Migrated = new(Migrate);
    private static readonly Lock Copying = new();
    private static int last;

    /// <returns>The connection string of a new workspace.</returns>
    public static string Create()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"studio_{Interlocked.Increment(ref last)}");
        var server = Migrated.Value;
        // A template can be copied by one at a time.
        lock (Copying)
            server.Execute($"create database {name} template {Template}");
        return server.ConnectionString(name);
    }

    /// <returns>The connection string of a database that is not there yet.</returns>
    public static string Missing() => PostgreSqlServer.Instance.ConnectionString(string.Create(CultureInfo.InvariantCulture, $"studio_{Interlocked.Increment(ref last)}"));

    public static void Drop(string connectionString) =>
        PostgreSqlServer.Instance.Execute($"drop database if exists {new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    private static PostgreSqlServer Migrate()
    {
        var server = PostgreSqlServer.Instance;
        var settings = new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = server.ConnectionString(Template) + ";Pooling=false" };
        using var services = new ServiceCollection().AddLogging()
            .AddStudioStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Path.GetTempPath())
            .BuildServiceProvider();
        if (services.OpenStudioStorageAsync().GetAwaiter().GetResult() is { } problem)
            throw new InvalidOperationException(problem.Message);
        return server;
    }
}
