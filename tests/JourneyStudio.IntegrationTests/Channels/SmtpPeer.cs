using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using JourneyStudio.Channels.Email;
using JourneyStudio.IntegrationTests.Runtime;

namespace JourneyStudio.IntegrationTests.Channels;

/// <summary>A mail server in a process of its own (Debian's python3-aiosmtpd), which tells what it was handed.</summary>
internal sealed class SmtpPeer : IAsyncDisposable
{
    public const string User = "studio";
    public const string Password = "secret";

    private readonly Process process;
    private readonly ConcurrentQueue<JsonElement> told = new();
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim heard = new(0);
    private readonly string folder;

    private SmtpPeer(Process process, string folder) => (this.process, this.folder) = (process, folder);

    public int Port => port.Task.Result;

    public string CertificateFile => Path.Combine(folder, "peer.pem");

    public int Connections => told.Count(line => line.TryGetProperty("connection", out _));

    /// <summary>The mails it took, once there are so many.</summary>
    public async Task<IReadOnlyList<PeerMail>> MailsAsync(int count)
    {
        await HeardAsync("mail", count);
        return [.. told.Where(line => line.TryGetProperty("mail", out _)).Select(line => PeerMail.Read(line.GetProperty("mail")))];
    }

    /// <summary>Waits until it has told of something so many times.</summary>
    public async Task HeardAsync(string what, int count = 1)
    {
        while (told.Count(line => line.TryGetProperty(what, out _)) < count)
            Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(10)), $"The mail server did not tell of {what} {count} times.");
    }

    public static async Task<SmtpPeer> StartAsync(bool encrypted = false)
    {
        var own = Directory.CreateTempSubdirectory("smtp-peer-").FullName;
        var start = new ProcessStartInfo("/usr/bin/python3") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Workspace.RepositoryFile("tests", "JourneyStudio.IntegrationTests", "Channels", "smtp-peer.py"));
        if (encrypted)
        {
            WriteCertificate(own);
            start.ArgumentList.Add(Path.Combine(own, "peer.pem"));
            start.ArgumentList.Add(Path.Combine(own, "peer.key"));
        }
        var peer = new SmtpPeer(Process.Start(start)!, own);
        await peer.ListenAsync();
        return peer;
    }

    /// <summary>Settings that lead to this peer.</summary>
    public EmailOptions Options(bool encrypted = false) => new()
    {
        Host = "localhost",
        Port = Port,
        Security = encrypted ? EmailSecurity.StartTls : EmailSecurity.None,
        User = encrypted ? User : "",
        Password = encrypted ? Password : "",
        CertificateAuthority = encrypted ? CertificateFile : "",
        From = "club@brand.example",
        FromName = "宝妈俱乐部",
        Timeout = TimeSpan.FromSeconds(2),
        AnswerTimeout = TimeSpan.FromSeconds(3),
    };

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        heard.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ListenAsync()
    {
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                port.TrySetException(new InvalidOperationException($"The mail server for tests did not start; it needs Debian's python3-aiosmtpd. {errors}"));
                return;
            }
            var said = JsonDocument.Parse(line.Data).RootElement;
            if (said.TryGetProperty("port", out var number))
                port.TrySetResult(number.GetInt32());
            told.Enqueue(said);
            heard.Release();
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await port.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>A certificate that only those trust who are told to.</summary>
    private static void WriteCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.FromUnixTimeSeconds(1_577_836_800), DateTimeOffset.FromUnixTimeSeconds(4_102_444_800));
        File.WriteAllText(Path.Combine(folder, "peer.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "peer.key"), key.ExportPkcs8PrivateKeyPem());
    }
}

/// <summary>A mail as the server took it.</summary>
internal sealed record PeerMail(string From, string To, string? User, bool Encrypted, string Source)
{
    public string Head => Source[..Source.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public static PeerMail Read(JsonElement mail) => new(
        mail.GetProperty("from").GetString()!,
        mail.GetProperty("to")[0].GetString()!,
        mail.GetProperty("user").GetString(),
        mail.GetProperty("encrypted").GetBoolean(),
        Encoding.UTF8.GetString(mail.GetProperty("source").GetBytesFromBase64()));
}
