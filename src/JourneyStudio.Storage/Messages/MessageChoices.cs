using JourneyStudio.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Messages;

/// <summary>What an operator decides about a message that nobody knows the end of, or that failed. Never happens by itself.</summary>
public sealed class MessageChoices(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Most messages that are sent again by one word.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>It has arrived, as the provider or the member says. True when it stood open.</summary>
    public Task<bool> MarkSentAsync(long message, long? actor, CancellationToken cancellationToken) =>
        DecideAsync(message, MessageStates.Sent, "message.mark-sent", actor, [MessageStates.Unknown], cancellationToken);

    /// <summary>Send it again under its key, at the risk of a second one. It is checked anew like any message. True when it stood open.</summary>
    public Task<bool> SendAgainAsync(long message, long? actor, CancellationToken cancellationToken) =>
        DecideAsync(message, MessageStates.Pending, "message.send-again", actor, [MessageStates.Unknown, MessageStates.Failed], cancellationToken);

    /// <summary>Sends the messages of a channel again that failed for the same reason, the oldest first, at most <see cref="MostAtOnce"/> of them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SendFailedAgainAsync(string channel, string? reason, long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var failed = await context.Set<MessageRow>().Where(row => row.State == MessageStates.Failed && row.Channel == channel && row.Reason == reason)
            .OrderBy(row => row.Id).Take(MostAtOnce).Select(row => row.Id).ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var message in failed)
            sent += await SendAgainAsync(message, actor, cancellationToken) ? 1 : 0;
        return sent;
    }

    private async Task<bool> DecideAsync(long message, string state, string action, long? actor, string[] from, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var changed = await context.Set<MessageRow>().Where(row => row.Id == message && from.Contains(row.State)).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.State, state).SetProperty(r => r.Reason, "operator").SetProperty(r => r.UpdatedAt, now)
                .SetProperty(r => r.SentAt, r => state == MessageStates.Sent ? now : r.SentAt),
            cancellationToken);
        if (changed == 0)
            return false;
        if (state == MessageStates.Pending)
            await QueueAsync(context, message, now, cancellationToken);
        context.Add(new AuditRow { At = now, Actor = actor, Action = action, SubjectKind = "message", SubjectId = $"{message}" });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task QueueAsync(StudioDbContext context, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = await context.Set<MessageRow>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        // The operator's word counts from now on: it gets a day to leave, however long it lay.
        await context.Set<MessageRow>().Where(row => row.Id == id && row.ExpiresAt < now.AddDays(1))
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.ExpiresAt, now.AddDays(1)), cancellationToken);
        context.Add(new OutboxRow
        {
            Id = id,
            Key = message.EffectKey,
            Kind = "message",
            Lane = OutboxLanes.Of(message.Channel, MessageStates.Class(message.Class)),
            TargetId = id,
            MemberId = message.MemberId,
            Due = now,
        });
    }
}
