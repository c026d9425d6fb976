using JourneyStudio.IntegrationTests.PostgreSql;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.IntegrationTests.Storage;

public sealed class OpeningTests
{
    [Fact]
    public async Task Open_NewFolder_CreatesFileWithItsPragmas()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.Sqlite);

        Assert.Equal(8192L, studio.Scalar("pragma page_size"));
        Assert.Equal(2L, studio.Scalar("pragma auto_vacuum"));
        Assert.Equal("wal", studio.Scalar("pragma journal_mode"));
        Assert.Equal(16L, studio.Scalar("select count(*) from slot"));
    }

    [Fact]
    public async Task Open_SecondTime_KeepsWhatIsThere()
    {
        await using var first = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        await first.Services.DisposeAsync();

        await using var second = new TemporaryStudio(first.DataDirectory);

        Assert.Null(await second.Services.OpenStudioStorageAsync());
    }

    [Fact]
    public async Task Open_WhileAnotherWrites_SaysSo()
    {
        await using var first = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        await using var second = new TemporaryStudio(first.DataDirectory);

        var problem = await second.Services.OpenStudioStorageAsync();

        Assert.Contains("Another process is writing", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_BrokenFile_SaysSo()
    {
        await using var studio = new TemporaryStudio();
        Directory.CreateDirectory(studio.DataDirectory);
        await File.WriteAllTextAsync(studio.DatabaseFile, new string('x', 20_000));

        var problem = await studio.Services.OpenStudioStorageAsync();

        Assert.Contains("damaged or is no database", problem!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public async Task Open_FolderThatCannotBe_SaysSo()
    {
        await using var studio = new TemporaryStudio("/proc/nowhere/data");

        var problem = await studio.Services.OpenStudioStorageAsync();

        Assert.Contains("cannot be written", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UnknownProvider_SaysSo()
    {
        await using var studio = new TemporaryStudio("/nowhere", settings: ("Database:Provider", "Oracle"));

        var problem = await studio.Services.OpenStudioStorageAsync();

        Assert.Contains("Database:Provider is \"Oracle\"", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerSchema_Refuses()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        studio.Scalar("insert into __EFMigrationsHistory values('99990101000000_Future', '99.0.0')");
        await studio.Services.DisposeAsync();

        await using var older = new TemporaryStudio(studio.DataDirectory);
        var problem = await older.Services.OpenStudioStorageAsync();

        Assert.Contains("newer version", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_ComparedWithMigrations_HasNoPendingChange()
    {
        await using var studio = new TemporaryStudio();
        await using var context = studio.Context();

        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: see src/JourneyStudio.Storage.Design/README.md");
    }

    [Fact]
    public async Task Protect_AfterRestart_IsReadable()
    {
        await using var first = await TemporaryStudio.OpenAsync(Provider.Sqlite);
        var secret = first.Get<IDataProtectionProvider>().CreateProtector("test").Protect("text");
        await first.Services.DisposeAsync();

        await using var second = new TemporaryStudio(first.DataDirectory);
        Assert.Null(await second.Services.OpenStudioStorageAsync());

        Assert.Equal("text", second.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret));
        await using var context = second.Context();
        Assert.Equal(1, await context.Set<DataProtectionKeyRow>().CountAsync());
    }

    [Fact]
    public async Task Open_ThreeNodesTogetherOnANewDatabase_ShareOneKey()
    {
        var at = PostgreSqlDatabases.Missing();
        var nodes = Enumerable.Range(0, 3).Select(_ => new TemporaryStudio(Storage.Provider.PostgreSql, at)).ToList();
        try
        {
            var problems = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Services.OpenStudioStorageAsync())));
            var texts = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Get<IDataProtectionProvider>().CreateProtector("test").Protect("text"))));

            Assert.All(problems, Assert.Null);
            Assert.Equal(1L, nodes[0].Scalar("select count(*) from data_protection_key"));
            Assert.All(nodes, node => Assert.All(texts, text => Assert.Equal("text", node.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(text))));
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
            PostgreSqlDatabases.Drop(at);
        }
    }

    [Fact]
    public async Task Protect_WithASecret_KeepsNoKeyInClear()
    {
        await using var first = new TemporaryStudio(settings: ("DataProtection:Secret", "a long secret of the deployment"));
        Assert.Null(await first.Services.OpenStudioStorageAsync());
        var text = first.Get<IDataProtectionProvider>().CreateProtector("test").Protect("text");

        Assert.DoesNotContain("masterKey", (string)first.Scalar("select xml from data_protection_key")!, StringComparison.Ordinal);
        await first.Services.DisposeAsync();
        await using var second = new TemporaryStudio(first.DataDirectory, settings: ("DataProtection:Secret", "a long secret of the deployment"));
        Assert.Null(await second.Services.OpenStudioStorageAsync());
        Assert.Equal("text", second.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(text));
    }
}
