using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace JourneyStudio.IntegrationTests.PostgreSql;

/// <summary>
/// A real PostgreSQL in a folder of its own, on a free port, for the time of the test run. It is the child of a shell that ends it when this process's end of
/// the pipe closes, so nothing is left behind however the tests end.
/// </summary>
internal sealed class PostgreSqlServer : IDisposable
{
    /// <summary>Speed before safety: what is tested is the program, and a power cut is not in the tests.</summary>
    private const string Careless = "-c fsync=off -c full_page_writes=off -c autovacuum_naptime=10s";

    /// <summary>Hundreds of databases share the tests' server: what one of them does not need just now it gives up.</summary>
    private const string FewConnections = ";Connection Idle Lifetime=5;Connection Pruning Interval=2";

    private const string Settings = "-c max_connections=300 -c listen_addresses=127.0.0.1 -c unix_socket_directories=";

    /// <summary>Seconds that it may take to stop, or to recover from a crash: on a machine that does much else, longer than the minute that is usual.</summary>
    private const int Patience = 180;

    private static readonly Lazy<PostgreSqlServer> Started = new(() => new PostgreSqlServer(Careless));

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"studio-postgres-{Path.GetRandomFileName()}");
    private readonly string binaries = Binaries();
    private readonly string settings;
    private readonly string pooling;
    private readonly Process process;

    private PostgreSqlServer(string more, string initialising = "", string pooling = FewConnections)
    {
        this.pooling = pooling;
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
            Run("chown", ["postgres", folder]);
        RunAsServer($"'{binaries}/initdb' -D '{folder}/data' -U postgres -A trust -E UTF8 --locale=C --no-sync {initialising}");
        Port = FreePort();
        settings = string.Create(CultureInfo.InvariantCulture, $"-p {Port} {Settings} {more}");
        process = StartProcess(AsServer(
            $"'{binaries}/postgres' -D '{folder}/data' {settings} > '{folder}/log' 2>&1 & cat > /dev/null; '{binaries}/pg_ctl' -D '{folder}/data' -m immediate -w stop > /dev/null 2>&1; rm -rf '{folder}'"));
        WaitUntilUp();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The one server of this test run, started at first use. Throws when there is none to start: these tests are not to be skipped.</summary>
    public static PostgreSqlServer Instance => Started.Value;

    public int Port { get; }

    /// <summary>A server of its own that keeps what it has committed, with connections that are kept as long as operators' are: for measuring.</summary>
    public static PostgreSqlServer Durable() => new("-c shared_buffers=256MB -c max_wal_size=4GB", pooling: "");

    /// <summary>A server of its own that can be stopped and started, without touching other tests. Dispose it.</summary>
    public static PostgreSqlServer Own() => new(Careless);

    /// <summary>The same, and its log is in files of 1 MB: they fit where larger files are forbidden. Dispose it.</summary>
    public static PostgreSqlServer OwnInSmallFiles() => new(Careless, "--wal-segsize=1");

    /// <summary>
    /// From now on no file may grow beyond so many bytes: to the server the disk is full. It needs no rights and no file system of its own: the server's user limits its own processes.
    /// </summary>
    /// <param name="largest">Null: as large as they like.</param>
    public void LimitFiles(long? largest)
    {
        var limit = largest is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes}") : "$(prlimit --pid $server --fsize --output HARD --noheadings --raw)";
        RunAsServer($"""
            read -r server < '{folder}/data/postmaster.pid'
            limit={limit}
            prlimit --pid $server --fsize=$limit: || exit 1
            for backend in $(cat /proc/$server/task/$server/children); do
              prlimit --pid $backend --fsize=$limit: || [ ! -d /proc/$backend ] || exit 1
            done
            """);
    }

    /// <summary>Stops it under everybody's feet.</summary>
    /// <param name="mode"><c>fast</c>: transactions are rolled back and connections ended; <c>immediate</c>: as after a crash, it recovers at the next start.</param>
    public void Stop(string mode) => RunAsServer($"'{binaries}/pg_ctl' -D '{folder}/data' -m {mode} -t {Patience} -w stop");

    /// <summary>Starts it again on the same port with what it has committed.</summary>
    public void StartAgain() => RunAsServer($"'{binaries}/pg_ctl' -D '{folder}/data' -o '{settings}' -l '{folder}/log' -t {Patience} -w start");

    public void Dispose()
    {
        if (process.HasExited)
            return;
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Pooling=true;Maximum Pool Size=40{pooling}");

    public void Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
            && Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault() is { } found
            ? found
            : throw new InvalidOperationException("These tests need PostgreSQL: install the package postgresql (the programs in /usr/lib/postgresql/*/bin). tests/run.sh does so.");

    /// <summary>PostgreSQL refuses to be run by root.</summary>
    private static string[] AsServer(string script) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", "sh", "-c", script] : ["sh", "-c", script];

    private static void RunAsServer(string script)
    {
        var command = AsServer(script);
        Run(command[0], command[1..]);
    }

    private static void Run(string program, string[] arguments)
    {
        using var started = StartProcess([program, .. arguments]);
        started.StandardInput.Close();
        var output = started.StandardOutput.ReadToEnd() + started.StandardError.ReadToEnd();
        started.WaitForExit();
        if (started.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {started.ExitCode}: {output}");
    }

    private static Process StartProcess(string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WaitUntilUp()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Execute("select 1");
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                process.WaitForExit(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
