using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>A program that serves HTTP in a process of its own, so that its processor time and memory are its alone.</summary>
internal sealed class Served : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private readonly Process process;

    private Served(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseProxy = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.Add("X-Api-Key", IntakeWorkspace.ApiKey);
    }

    public HttpClient Client { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double PeakMb
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / (1024.0 * 1024.0);
        }
    }

    /// <summary>The studio's own web program.</summary>
    public static Task<Served> StudioAsync(IntakeWorkspace workspace, CancellationToken cancellationToken) =>
        StartAsync([StudioProgram, "--environment=Production", "--Logging:LogLevel:Default=Error", .. workspace.Settings], workspace, cancellationToken);

    /// <summary>The baseline, see <see cref="BareIntake"/>.</summary>
    public static Task<Served> BareAsync(IntakeWorkspace workspace, CancellationToken cancellationToken) =>
        StartAsync([typeof(Served).Assembly.Location, BareIntake.Command, .. workspace.Settings], workspace, cancellationToken);

    public void Dispose()
    {
        Client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public static string StudioProgram => Path.GetFullPath(typeof(Served).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(found => found.Key == "Studio").Value!);

    private static async Task<Served> StartAsync(string[] arguments, IntakeWorkspace workspace, CancellationToken cancellationToken)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [.. arguments, $"--urls={address.GetLeftPart(UriPartial.Authority)}"]) { UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(arguments[0])! };
        var served = new Served(Process.Start(start)!, address);
        var watch = Stopwatch.StartNew();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await AnswersAsync(served, workspace, cancellationToken))
        {
            if (served.process.HasExited || watch.Elapsed > LongestStart)
            {
                served.Dispose();
                throw new InvalidOperationException($"{arguments[0]} does not serve.");
            }
            await look.WaitForNextTickAsync(cancellationToken);
        }
        return served;
    }

    /// <summary>A first post of nothing: it also has the program compile what it takes for the others.</summary>
    private static async Task<bool> AnswersAsync(Served served, IntakeWorkspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await served.Client.PostAsync(new Uri("/api/events", UriKind.Relative), new StringContent("[]", null, "application/json"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
