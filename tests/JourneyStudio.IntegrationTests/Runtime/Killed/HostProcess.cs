using System.Diagnostics;
using System.Globalization;
using JourneyStudio.IntegrationTests.Storage;

namespace JourneyStudio.IntegrationTests.Runtime.Killed;

/// <summary>A <see cref="KilledHost"/> in a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private HostProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public int ExitCode => process.ExitCode;

    public bool HasExited => process.HasExited;

    /// <param name="dataDirectory">Where it works.</param>
    /// <param name="command">What it does.</param>
    /// <param name="largestFile">No file may grow beyond so many bytes: to the process the disk is full. Null: as large as they like.</param>
    public static HostProcess Start(string dataDirectory, string command = KilledHost.Command, long? largestFile = null) =>
        Start(command, [$"--Data:Directory={dataDirectory}"], largestFile);

    /// <param name="studio">The workspace that it works on, whichever the database.</param>
    /// <param name="command">What it does.</param>
    /// <param name="settings">More settings, as arguments.</param>
    public static HostProcess StartOn(TemporaryStudio studio, string command, params string[] settings) => studio.Provider is Provider.Sqlite
        ? Start(command, [$"--Data:Directory={studio.DataDirectory}", .. settings], largestFile: null)
        : Start(command, ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={studio.At}", $"--Data:Directory={studio.Beside}", .. settings], largestFile: null);

    /// <summary>One node of several, which only works and goes on until it is stopped.</summary>
    public static HostProcess StartNode(params string[] settings) => Start(NoFeed.Command, settings, largestFile: null);

    private static HostProcess Start(string command, string[] settings, long? largestFile)
    {
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        string[] call = [dotnet, typeof(KilledHost).Assembly.Location, command, .. settings];
        if (largestFile is { } bytes)
            call = ["bash", "-c", $"trap '' XFSZ; ulimit -f {bytes / 1024}; exec \"$@\"", "limited", .. call];
        var start = new ProcessStartInfo { FileName = call[0], UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in call.Skip(1))
            start.ArgumentList.Add(argument);
        // The runtime's own mapping of code is a file too, and a large one.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it says that it is at work; false when it ended before.</summary>
    public async Task<bool> StartedAsync(CancellationToken cancellationToken) => await process.StandardOutput.ReadLineAsync(cancellationToken) == "started";

    /// <summary>Lets it work for so long, then SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAfterAsync(TimeSpan working)
    {
        if (await EndsWithinAsync(working))
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Stands still between two instructions: SIGSTOP.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Goes on as if nothing had been: SIGCONT.</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for its end; false when it takes longer.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        using var timeout = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public Task<string> ErrorsAsync() => errors;

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
