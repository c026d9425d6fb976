using Microsoft.Extensions.Configuration;

namespace JourneyStudio.Storage;

/// <summary>Where the workspace is kept.</summary>
public sealed class StorageOptions
{
    /// <summary><c>Database:Provider</c>: <c>Sqlite</c> (default), or <c>PostgreSql</c>, which several nodes may share.</summary>
    public string Provider { get; init; } = "Sqlite";

    /// <summary><c>Database:ConnectionString</c>: where PostgreSQL is. Needed with <c>PostgreSql</c>, not used with <c>Sqlite</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary><c>Data:Directory</c>: folder of the database file. Default <c>data</c> under the content root; relative paths start there.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>Database:ReadOnly</c>: look, and write nothing. For commands that may run beside a server.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The database file inside the data folder.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "studio.db");

    public bool IsPostgreSql => string.Equals(Provider, "PostgreSql", StringComparison.OrdinalIgnoreCase);

    public bool IsSqlite => string.Equals(Provider, "Sqlite", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file whose lock says that a process writes here.</summary>
    public string LockFile => Path.Combine(DataDirectory, "studio.lock");

    public static StorageOptions From(IConfiguration configuration, string contentRoot) => new()
    {
        Provider = configuration["Database:Provider"] is { Length: > 0 } provider ? provider : "Sqlite",
        ConnectionString = configuration["Database:ConnectionString"],
        DataDirectory = Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } directory ? directory : "data", contentRoot),
        ReadOnly = string.Equals(configuration["Database:ReadOnly"], "true", StringComparison.OrdinalIgnoreCase),
    };
}
