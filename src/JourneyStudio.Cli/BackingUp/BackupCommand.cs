using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Cli.Databases;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Providers.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Cli.BackingUp;

/// <summary><c>backup --to FILE</c>: copies the workspace's database while a server may be running. Whoever restores it finds the outbox held.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var database = new DatabaseChoice();
        var to = new Option<string>("--to") { Description = "The file to make; it must not be there", Required = true };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output" };
        var command = new Command("backup", "Copies the database to a file; a server may be running. Put it in place of studio.db to restore it: the outbox is then held until an admin releases it.") { to, json };
        database.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            DatabaseChoice.Open(database.Read(parse)), Path.GetFullPath(parse.GetRequiredValue(to)), parse.GetValue(json), parse.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServiceProvider services, string to, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var _ = services;
        var options = services.GetRequiredService<StorageOptions>();
        var problem = options.IsSqlite
            ? await services.InspectStudioStorageAsync(cancellationToken) ?? await ActivatorUtilities.CreateInstance<SqliteBackup>(services).CopyAsync(to, cancellationToken)
            : new StorageProblem("This command copies SQLite files. Back up PostgreSQL with pg_dump; see the README.");
        if (problem is not null)
        {
            await console.Error.WriteLineAsync(problem.Message);
            return ExitCodes.CouldNotRun;
        }
        var bytes = new FileInfo(to).Length;
        await console.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { file = to, bytes })
            : string.Create(CultureInfo.InvariantCulture, $"{to}: {bytes:N0} bytes. Restored, it holds the outbox until an admin releases it."));
        return ExitCodes.Ok;
    }
}
