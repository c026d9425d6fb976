using System.Text.Json;
using System.Threading.Channels;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Providers.PostgreSql;
using JourneyStudio.Web.Shared.Definitions;

namespace JourneyStudio.Web.Features.Designer.Presence;

/// <summary>
/// Carries to other nodes who has which journey open and which draft has moved on, and theirs to this one. What is lost on the way is told again: seats every fifteen seconds;
/// an edit is met at the latest when its reader edits too.
/// </summary>
internal sealed class DraftPeers(DraftPeople people, DraftNotices notices, StorageOptions options, TimeProvider time, ILogger<DraftPeers> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);

    /// <summary>A node that has said nothing for so long is gone, and its people with it.</summary>
    private static readonly TimeSpan Silence = 3 * Renewal;

    private readonly PostgreSqlNotices wire = new(options, "drafts");
    private readonly Channel<Word> toTell = Channel.CreateBounded<Word>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsPostgreSql) return;
        await Task.Yield();
        people.Said = seat => toTell.Writer.TryWrite(new Word(seat, null));
        notices.Raised = (journey, revision) => toTell.Writer.TryWrite(new Word(null, new Moved(journey, revision)));
        await Task.WhenAll(AgainAsync(stopping => wire.ListenAsync(Heard, stopping)), AgainAsync(TellAsync), AgainAsync(RenewAsync));

        Task AgainAsync(Func<CancellationToken, Task> step) => Repeating.RunAsync(step, time, logger, stoppingToken);
    }

    private void Heard(string text)
    {
        var word = JsonSerializer.Deserialize<Word>(text);
        if (word?.Seat is { } seat) people.Hear(seat, time.GetUtcNow());
        if (word?.Moved is { } moved) notices.RaiseHere(moved.Journey, moved.Revision);
    }

    private async Task TellAsync(CancellationToken stopping) => await wire.TellAsync(JsonSerializer.Serialize(await toTell.Reader.ReadAsync(stopping)), stopping);

    private async Task RenewAsync(CancellationToken stopping)
    {
        await Task.Delay(Renewal, time, stopping);
        people.SayAgain();
        people.Forget(time.GetUtcNow() - Silence);
    }

    private sealed record Word(SeatWord? Seat, Moved? Moved);

    private sealed record Moved(string Journey, int Revision);
}
