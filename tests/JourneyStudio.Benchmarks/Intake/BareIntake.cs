using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Benchmarks.Intake;

/// <summary>
/// The baseline: a minimal endpoint that parses the JSON, and prepared statements that leave the same rows of events and keys in the same tables, one transaction a request; another loop
/// marks them as routed. It checks nothing, looks nobody up, lets nobody in.
/// </summary>
internal sealed class BareIntake(Link intake, Link routing) : IDisposable
{
    public const string Command = "bare-intake";
    private const int Batch = 4_096;

    private readonly WriteGate free = new(exclusive: false);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SemaphoreSlim stored = new(0);
    private long last;

    public static async Task ServeAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var storage = IntakeWorkspace.Services(settings);
        using var links = storage.GetRequiredService<DatabaseLinks>().Open(cacheKilobytes: 8 * 1024);
        using var intake = await links.UseAsync(cancellationToken);
        using var routing = await links.UseAsync(cancellationToken);
        using var bare = new BareIntake(intake, routing);
        var builder = WebApplication.CreateSlimBuilder(settings);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapPost("/api/events", async (HttpRequest request, CancellationToken stop) => await bare.TakeAsync(request, stop));
        _ = Task.Run(() => bare.RouteAsync(cancellationToken), cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    public void Dispose()
    {
        turn.Dispose();
        stored.Dispose();
    }

    private async Task<int> TakeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var events = request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
            ? await JsonSerializer.DeserializeAsync<List<Posted>>(request.Body, JsonSerializerOptions.Web, cancellationToken) ?? []
            : await JsonSerializer.DeserializeAsyncEnumerable<Posted>(request.Body, topLevelValues: true, JsonSerializerOptions.Web, cancellationToken).OfType<Posted>().ToListAsync(cancellationToken);
        if (events.Count == 0) return 0;
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await intake.WriteAsync(free, WritePriority.Intake, () => Write(events), CancellationToken.None);
        }
        finally
        {
            turn.Release();
            stored.Release();
        }
    }

    private int Write(List<Posted> events)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var posted in events)
        {
            var (id, member) = (++last, long.Parse(posted.Member.ExternalId.AsSpan(1), CultureInfo.InvariantCulture));
            intake.Sql("insert into event_key(source, key, event_id, at) values(?1, ?2, ?3, ?4)").Set(1, "api:benchmark").Set(2, posted.Id).Set(3, id).Set(4, now).Add();
            intake.Sql("""
                insert into event(id, subject_kind, member_id, slot, name, source, at, stored_at, properties, depth, routed)
                values(?1, 'member', ?2, ?3, ?4, 'api:benchmark', ?5, ?6, ?7, 0, false)
                """)
                .Set(1, id).Set(2, member).Set(3, (long)SlotLease.SlotOf(new MemberId(member))).Set(4, posted.Name).Set(5, posted.At).Set(6, now).Set(7, posted.Properties.GetRawText())
                .Add();
        }
        return events.Count;
    }

    private async Task RouteAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var found = new List<long>(Batch);
            var rows = routing.Sql("select id from event indexed by ix_event_unrouted where not routed order by id limit ?1").Set(1, (long)Batch);
            while (rows.Read()) found.Add(rows.Int64(0));
            if (found.Count == 0)
            {
                await stored.WaitAsync(cancellationToken);
                continue;
            }
            await turn.WaitAsync(cancellationToken);
            await routing.WriteAsync(free, WritePriority.Advancing, () => Route(found), CancellationToken.None);
            turn.Release();
        }
    }

    private int Route(List<long> found)
    {
        foreach (var id in found) routing.Sql("update event set routed = true where id = ?1").Set(1, id).Add();
        return found.Count;
    }

    private sealed record Posted(string Id, PostedMember Member, string Name, DateTimeOffset At, JsonElement Properties);

    private sealed record PostedMember(string ExternalId);
}
