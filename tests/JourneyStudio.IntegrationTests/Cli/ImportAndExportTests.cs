using JourneyStudio.IntegrationTests.JourneyImporting;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage;

namespace JourneyStudio.IntegrationTests.Cli;

/// <summary>Definitions on the command line: out of a data folder, and into it again.</summary>
public sealed class ImportAndExportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("studio-cli-");

    [Fact]
    public async Task Export_ThenImport_ChangesNothingAndWhatWasEditedComesBack()
    {
        await using var studio = new TemporaryStudio(more: ImportStudio.Register);
        await MakeAsync(studio.DataDirectory);
        var out1 = Path.Combine(folder.FullName, "one");

        var exported = await Shell.RunAsync("export", "--to", out1, "--Data:Directory", studio.DataDirectory);
        var again = await Shell.RunAsync("import", Path.Combine(out1, "known.json"), "--Data:Directory", studio.DataDirectory);
        await File.WriteAllTextAsync(Path.Combine(out1, "known.json"), ImportStudio.Text(ImportStudio.Journey("known", "other")));
        var edited = await Shell.RunAsync("import", Path.Combine(out1, "known.json"), "--Data:Directory", studio.DataDirectory);
        await Shell.RunAsync("export", "known", "--to", Path.Combine(folder.FullName, "two"), "--Data:Directory", studio.DataDirectory);

        Assert.Equal((0, $"1 journeys exported to {out1}"), (exported.Exit, exported.Output.Trim()));
        Assert.Equal((0, "0 journeys begun, 0 drafts replaced, 1 unchanged"), (again.Exit, again.Output.Trim().Split('\n')[^1]));
        Assert.Equal((0, "0 journeys begun, 1 drafts replaced, 0 unchanged"), (edited.Exit, edited.Output.Trim().Split('\n')[^1]));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(out1, "known.json")), await File.ReadAllTextAsync(Path.Combine(folder.FullName, "two", "known.json")));
    }

    [Fact]
    public async Task Import_BesideAServer_CouldNotRunAndADryRunCan()
    {
        await using var studio = await TemporaryStudio.OpenAsync(Provider.Sqlite, ImportStudio.Register);
        var file = Path.Combine(folder.FullName, "a.json");
        await File.WriteAllTextAsync(file, ImportStudio.Text(ImportStudio.Journey("fresh", "a")));

        Assert.Equal(2, (await Shell.RunAsync("import", file, "--Data:Directory", studio.DataDirectory)).Exit);
        var (exit, output, _) = await Shell.RunAsync("import", file, "--dry-run", "--Data:Directory", studio.DataDirectory);

        Assert.Equal((0, "Nothing was saved."), (exit, output.Trim().Split('\n')[^1]));
        Assert.Null(await ImportStudio.DraftAsync(studio, "fresh"));
    }

    [Fact]
    public async Task Schema_Printed_IsJson()
    {
        var (exit, output, _) = await Shell.RunAsync("schema", "--language", "zh-CN");

        Assert.Equal(0, exit);
        Assert.True(System.Text.Json.JsonElement.Parse(output).GetProperty("definitions").TryGetProperty("Journey.Wait", out _));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A data folder with one journey, and nobody at work on it.</summary>
    private static async Task MakeAsync(string directory)
    {
        await using var studio = new TemporaryStudio(directory, ImportStudio.Register);
        Assert.Null(await studio.Services.OpenStudioStorageAsync());
        await ImportStudio.BeginAsync(studio, ImportStudio.Journey("known", "a"));
    }
}
