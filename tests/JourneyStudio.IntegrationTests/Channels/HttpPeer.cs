using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.IntegrationTests.Channels;

/// <summary>Another system on this machine that answers as the test says and keeps what it was told.</summary>
internal sealed class HttpPeer : IAsyncDisposable
{
    private readonly WebApplication app;

    private HttpPeer(WebApplication app) => this.app = app;

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public ConcurrentQueue<PeerCall> Calls { get; } = new();

    public string Url => app.Urls.First();

    public static async Task<HttpPeer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var peer = new HttpPeer(builder.Build());
        peer.app.Run(peer.TakeAsync);
        await peer.app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Calls.Enqueue(new PeerCall(context.Request.Path, Encoding.UTF8.GetString(body.ToArray()), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        await Answer(context);
    }
}

/// <summary>What the other system was told.</summary>
internal sealed record PeerCall(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
