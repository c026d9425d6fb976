using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Messages;

/// <summary>Reads messages for the preview mailbox, the newest first, by key.</summary>
public sealed class MailboxReading(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>So many of the newest messages are counted.</summary>
    public const int MostCounted = 10_000;

    /// <param name="scope">Whose members' messages.</param>
    /// <param name="filter">Which messages.</param>
    /// <param name="before">Id of the last message of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<MailboxMessage>> PageAsync(Scope scope, MessageFilter filter, long? before, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var messages = await MatchingAsync(context, scope, filter, cancellationToken);
        if (before is { } last)
            messages = messages.Where(row => row.Id < last);
        return await Complete(context, messages.OrderByDescending(row => row.Id).Take(count)).ToListAsync(cancellationToken);
    }

    public async Task<MailboxMessage?> FindAsync(Scope scope, long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Complete(context, OfScope(context, scope).Where(row => row.Id == id)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many of the newest messages each channel has under the filter, its own channel left aside: whoever looks needs to know what there is, not how many millions there were.</summary>
    public async Task<MailboxCounts> CountByChannelAsync(Scope scope, MessageFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = (await MatchingAsync(context, scope, filter with { Channel = null }, cancellationToken)).OrderByDescending(row => row.Id).Select(row => row.Channel).Take(MostCounted + 1);
        var channels = await newest.GroupBy(channel => channel).Select(channel => new { channel.Key, Count = channel.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return new MailboxCounts(channels, channels.Values.Sum() > MostCounted);
    }

    private static async Task<IQueryable<MessageRow>> MatchingAsync(StudioDbContext context, Scope scope, MessageFilter filter, CancellationToken cancellationToken)
    {
        var messages = await context.Set<MemberRow>().HasFewAsync(scope, cancellationToken) ? OfFew(context, scope) : OfScope(context, scope);
        if (filter.Channel is { } channel)
            messages = messages.Where(row => row.Channel == channel);
        if (filter.State is { } state)
            messages = messages.Where(row => row.State == state);
        // By their numbers, which have indexes: a journey without messages is not looked for in all of them
        if (filter.Journey is { } journey)
        {
            var from = await context.Set<JourneyRow>().Where(row => row.DefinitionId == journey).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
            messages = messages.Where(row => row.JourneyId == from);
        }
        if (filter.Member is { } member)
        {
            var to = await context.Set<MemberRow>().Where(row => row.PublicId == member).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
            messages = messages.Where(row => row.MemberId == to);
        }
        return messages;
    }

    /// <summary>Message by message.</summary>
    private static IQueryable<MessageRow> OfScope(StudioDbContext context, Scope scope)
    {
        var messages = context.Set<MessageRow>().AsNoTracking();
        return scope.IsWhole ? messages : messages.Where(row => context.Set<MemberRow>().Filtered(scope).Any(member => member.Id == row.MemberId));
    }

    /// <summary>Member by member.</summary>
    private static IQueryable<MessageRow> OfFew(StudioDbContext context, Scope scope) =>
        context.Set<MessageRow>().AsNoTracking().Where(row => context.Set<MemberRow>().Within(scope).Select(member => member.Id).Contains(row.MemberId));

    private static IQueryable<MailboxMessage> Complete(StudioDbContext context, IQueryable<MessageRow> messages) =>
        from message in messages
        join member in context.Set<MemberRow>() on message.MemberId equals member.Id
        join item in context.Set<MailboxRow>() on message.EffectKey equals item.Key into items
        from item in items.DefaultIfEmpty()
        join journey in context.Set<JourneyRow>() on message.JourneyId equals journey.Id into journeys
        from journey in journeys.DefaultIfEmpty()
        join version in context.Set<JourneyVersionRow>() on message.VersionId equals version.Id into versions
        from version in versions.DefaultIfEmpty()
        orderby message.Id descending
        select new MailboxMessage
        {
            Message = message,
            Received = item,
            MemberId = member.PublicId,
            MemberName = member.Name,
            JourneyId = journey == null ? null : journey.DefinitionId,
            JourneyName = journey == null ? null : journey.Name,
            Version = version == null ? null : version.Number,
        };
}

/// <summary>Messages by channel.</summary>
/// <param name="Channels">How many of those that were counted.</param>
/// <param name="More">Whether there are more than were counted.</param>
public sealed record MailboxCounts(IReadOnlyDictionary<string, int> Channels, bool More);
