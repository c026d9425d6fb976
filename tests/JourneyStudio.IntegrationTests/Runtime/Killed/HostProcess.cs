using System.Diagnostics;
using System.Globalization;

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

    public static HostProcess Start(string dataDirectory) => new(Process.Start(new ProcessStartInfo
    {
        FileName = Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet",
        ArgumentList = { typeof(KilledHost).Assembly.Location, KilledHost.Command, dataDirectory },
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

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
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
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
