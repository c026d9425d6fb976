using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace JourneyStudio.Web.Tests.Start;

/// <summary>What goes wrong at the start is one line on standard error and an exit code, never a stack trace.</summary>
public sealed class StartUpTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("studio-start-").FullName;

    [Fact]
    public async Task Start_BusyPort_IsOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await FailAsync("--urls", $"http://127.0.0.1:{port}", "--Data:Directory", folder);

        Assert.Contains($"http://127.0.0.1:{port} is in use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DataFolderIsAFile_IsOneLine()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        var error = await FailAsync("--urls", "http://127.0.0.1:0", "--Data:Directory", Path.Combine(file, "data"));

        Assert.Contains("Data:Directory", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_BrokenDatabase_IsOneLine()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "studio.db"), new string('x', 20_000));

        var error = await FailAsync("--urls", "http://127.0.0.1:0", "--Data:Directory", folder);

        Assert.Contains("studio.db", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ImpossibleAddress_IsOneLine() =>
        Assert.Contains("is not an address", await FailAsync("--urls", "http://localhost:99999999", "--Data:Directory", folder), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> FailAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(1, process.ExitCode);
        Assert.Equal("", await output);
        Assert.Single((await error).TrimEnd().Split('\n'));
        return await error;
    }
}
