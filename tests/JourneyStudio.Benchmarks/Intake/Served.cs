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

    /// <summary>A million members are made before it serves.</summary>
    private static readonly TimeSpan LongestSample = TimeSpan.FromMinutes(40);
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
        StartAsync([StudioProgram, "--environment=Production", "--Logging:LogLevel:Default=Error", .. workspace.Settings], EventsAnswerAsync, LongestStart, cancellationToken);

    /// <summary>The studio's own web program on its sample, which it makes first where it is not there.</summary>
    public static Task<Served> SampleAsync(IReadOnlyList<string> settings, CancellationToken cancellationToken) =>
        StartAsync([StudioProgram, "--environment=Development", "--Logging:LogLevel:Default=Error", .. settings], HealthAnswersAsync, LongestSample, cancellationToken);

    /// <summary>The baseline, see <see cref="BareIntake"/>.</summary>
    public static Task<Served> BareAsync(IntakeWorkspace workspace, CancellationToken cancellationToken) =>
        StartAsync([typeof(Served).Assembly.Location, BareIntake.Command, .. workspace.Settings], EventsAnswerAsync, LongestStart, cancellationToken);

    public void Dispose()
    {
        Client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public static string StudioProgram => Path.GetFullPath(typeof(Served).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(found => found.Key == "Studio").Value!);

    private static async Task<Served> StartAsync(string[] arguments, Func<HttpClient, CancellationToken, Task<bool>> answers, TimeSpan longest, CancellationToken cancellationToken)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [.. arguments, $"--urls={address.GetLeftPart(UriPartial.Authority)}"]) { UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(arguments[0])! };
        var served = new Served(Process.Start(start)!, address);
        var watch = Stopwatch.StartNew();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await AnswersAsync(served, answers, cancellationToken))
        {
            if (served.process.HasExited || watch.Elapsed > longest)
            {
                served.Dispose();
                throw new InvalidOperationException($"{arguments[0]} does not serve.");
            }
            await look.WaitForNextTickAsync(cancellationToken);
        }
        return served;
    }

    private static async Task<bool> AnswersAsync(Served served, Func<HttpClient, CancellationToken, Task<bool>> answers, CancellationToken cancellationToken)
    {
        try
        {
            return await answers(served.Client, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A first post of nothing: it also has the program compile what it takes for the others.</summary>
    private static async Task<bool> EventsAnswerAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsync(new Uri("/api/events", UriKind.Relative), new StringContent("[]", null, "application/json"), cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    private static async Task<bool> HealthAnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
