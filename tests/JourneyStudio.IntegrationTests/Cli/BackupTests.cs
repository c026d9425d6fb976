using JourneyStudio.IntegrationTests.Runtime;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Messages;

namespace JourneyStudio.IntegrationTests.Cli;

/// <summary>DESIGN 12: backup by SQLite's backup; after a restore the outbox is held until an admin releases it.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task Backup_RunningStudio_IsAWholeDatabaseWithTheOutboxHeld()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        await studio.Workspace.AddMembersAsync(300);
        var restored = Directory.CreateTempSubdirectory("studio-").FullName;

        var (exit, output, _) = await Shell.RunAsync("backup", "--Data:Directory", studio.Storage.DataDirectory, "--to", Path.Combine(restored, "studio.db"));

        Assert.Equal(0, exit);
        Assert.Contains("holds the outbox", output, StringComparison.Ordinal);
        await using (var copy = new TemporaryStudio(restored))
        {
            Assert.Null(await copy.Services.OpenStudioStorageAsync());
            Assert.Equal(300L, copy.Scalar("select count(*) from member"));
            Assert.Equal("ok", copy.Scalar("pragma integrity_check"));
            Assert.StartsWith("restored from the backup", await copy.Get<OutboxHold>().ReasonAsync(default), StringComparison.Ordinal);
        }
        Assert.Null(await studio.Get<OutboxHold>().ReasonAsync(default));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(restored, recursive: true);
    }

    [Fact]
    public async Task Backup_FileIsThere_RefusesToOverwriteIt()
    {
        await using var studio = await RuntimeStudio.OpenAsync();
        var file = Path.GetTempFileName();

        var (exit, _, errors) = await Shell.RunAsync("backup", "--Data:Directory", studio.Storage.DataDirectory, "--to", file);

        Assert.Equal((2, 0L), (exit, new FileInfo(file).Length));
        Assert.Contains("is there already", errors, StringComparison.Ordinal);
        File.Delete(file);
    }
}
