using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Messages;

/// <summary>Reads messages for the preview mailbox, the newest first, by key.</summary>
public sealed class MailboxReading(IDbContextFactory<StudioDbContext> contexts)
{
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

    /// <summary>How many messages each channel has under the filter, its own channel left aside.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountByChannelAsync(Scope scope, MessageFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (await MatchingAsync(context, scope, filter with { Channel = null }, cancellationToken)).GroupBy(row => row.Channel)
            .Select(channel => new { channel.Key, Count = channel.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
    }

    private static async Task<IQueryable<MessageRow>> MatchingAsync(StudioDbContext context, Scope scope, MessageFilter filter, CancellationToken cancellationToken)
    {
        var messages = await context.Set<MemberRow>().HasFewAsync(scope, cancellationToken) ? OfFew(context, scope) : OfScope(context, scope);
        if (filter.Channel is { } channel)
            messages = messages.Where(row => row.Channel == channel);
        if (filter.State is { } state)
            messages = messages.Where(row => row.State == state);
        if (filter.Journey is { } journey)
            messages = messages.Where(row => context.Set<JourneyRow>().Any(from => from.Id == row.JourneyId && from.DefinitionId == journey));
        if (filter.Member is { } member)
            messages = messages.Where(row => context.Set<MemberRow>().Any(to => to.Id == row.MemberId && to.PublicId == member));
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
