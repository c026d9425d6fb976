using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Messages;

/// <summary>How it stands with the channels: what waits, how fast they may send, and which messages need somebody's word.</summary>
public sealed class ChannelReading(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>More are not counted: looking stays cheap however long a queue is.</summary>
    public const int MostCounted = 10_000;

    private const int MostShown = 100;

    public async Task<IReadOnlyList<ChannelState>> ChannelsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var limits = await context.Set<ChannelRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.PerMinute, cancellationToken);
        var states = new List<ChannelState>();
        foreach (var channel in ChannelKeys.All)
        {
            var waiting = 0;
            foreach (var lane in Enum.GetValues<MessageClass>().Select(messageClass => OutboxLanes.Of(channel, messageClass)))
                waiting += await context.Set<OutboxRow>().Where(row => row.Lane == lane).Take(MostCounted).CountAsync(cancellationToken);
            states.Add(new ChannelState(channel, waiting, limits.GetValueOrDefault(channel)));
        }
        return states;
    }

    /// <summary>Messages of which nobody knows whether they arrived, the oldest first.</summary>
    public async Task<IReadOnlyList<MessageRow>> UnknownAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<MessageRow>().AsNoTracking().Where(row => row.State == MessageStates.Unknown).OrderBy(row => row.Id).Take(MostShown).ToListAsync(cancellationToken);
    }

    /// <summary>Sets how many messages a channel may send in a minute; null lifts the limit.</summary>
    public async Task LimitAsync(string channel, int? perMinute, long? actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ChannelRow>().FindAsync([channel], cancellationToken);
        var values = Rows.StoredJson.Write(new { before = new { row?.PerMinute }, after = new { perMinute } });
        if (row is not null)
            row.PerMinute = perMinute;
        else
            context.Add(new ChannelRow { Key = channel, PerMinute = perMinute, Available = RateBucket.Message, RefilledAt = now });
        context.Add(new Audit.AuditRow { At = now, Actor = actor, Action = "channel.limit", SubjectKind = "channel", SubjectId = channel, Values = values });
        await context.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>How it stands with one channel.</summary>
/// <param name="Key">Channel key.</param>
/// <param name="Waiting">Messages in the outbox.</param>
/// <param name="PerMinute">Most messages a minute; null knows no limit.</param>
public sealed record ChannelState(string Key, int Waiting, int? PerMinute);
