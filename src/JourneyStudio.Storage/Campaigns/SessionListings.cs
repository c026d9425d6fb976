using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Pages through sessions by key: those that start first come first, past ones latest first.</summary>
public sealed class SessionListings(IDbContextFactory<StudioDbContext> contexts)
{
    /// <param name="filter">Which sessions.</param>
    /// <param name="after">Last session of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="now">Tells what is over.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<SessionListing>> PageAsync(SessionFilter filter, SessionRow? after, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = Matching(context, filter, now);
        var backwards = filter.State == SessionStates.Over;
        if (after is not null)
            sessions = backwards
                ? sessions.Where(row => row.StartsAt < after.StartsAt || (row.StartsAt == after.StartsAt && row.Id < after.Id))
                : sessions.Where(row => row.StartsAt > after.StartsAt || (row.StartsAt == after.StartsAt && row.Id > after.Id));
        var ordered = backwards ? sessions.OrderByDescending(row => row.StartsAt).ThenByDescending(row => row.Id) : sessions.OrderBy(row => row.StartsAt).ThenBy(row => row.Id);
        return await ReadAsync(context, await ordered.Take(count).ToListAsync(cancellationToken), cancellationToken);
    }

    public async Task<int> CountAsync(SessionFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter, now).CountAsync(cancellationToken);
    }

    /// <summary>One session of the scope, or null.</summary>
    public async Task<SessionListing?> FindAsync(string key, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<SessionRow>().AsNoTracking().Within(context, scope).Where(row => row.Key == key).ToListAsync(cancellationToken);
        return (await ReadAsync(context, rows, cancellationToken)).FirstOrDefault();
    }

    /// <summary>All sessions of a campaign that are not cancelled, in the order of their start: for a clone.</summary>
    public async Task<IReadOnlyList<SessionRow>> OfCampaignAsync(string campaign, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SessionRow>().AsNoTracking().Within(context, scope).Where(row => row.Campaign == campaign && row.State != SessionStates.Cancelled).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    private static IQueryable<SessionRow> Matching(StudioDbContext context, SessionFilter filter, DateTimeOffset now)
    {
        var sessions = context.Set<SessionRow>().AsNoTracking().Within(context, filter.Scope);
        if (filter.Campaign is { } campaign)
            sessions = sessions.Where(row => row.Campaign == campaign);
        if (filter.Store is { } store)
            sessions = sessions.Where(row => row.Store == store);
        if (filter.From is { } from)
            sessions = sessions.Where(row => row.StartsAt >= from);
        if (filter.To is { } to)
            sessions = sessions.Where(row => row.StartsAt < to);
        return filter.State switch
        {
            SessionStates.Planned => sessions.Where(row => row.State == SessionStates.Planned && row.EndsAt > now),
            SessionStates.Over => sessions.Where(row => row.State != SessionStates.Cancelled && (row.EndsAt <= now || row.State == SessionStates.Over)),
            SessionStates.Cancelled => sessions.Where(row => row.State == SessionStates.Cancelled),
            _ => sessions,
        };
    }

    private static async Task<List<SessionListing>> ReadAsync(StudioDbContext context, List<SessionRow> sessions, CancellationToken cancellationToken)
    {
        var keys = sessions.ConvertAll(row => row.Key);
        var storeKeys = sessions.Select(row => row.Store).Distinct().ToList();
        var campaignKeys = sessions.Select(row => row.Campaign).OfType<string>().Distinct().ToList();
        var stores = await context.Set<OrgUnitRow>().Where(row => storeKeys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken);
        var campaigns = await context.Set<CampaignRow>().Where(row => campaignKeys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken);
        var counts = await context.Set<MemberTagRow>().Where(row => row.Tag == SessionTags.SignedUp && keys.Contains(row.Scope)).GroupBy(row => row.Scope)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return sessions.ConvertAll(row => new SessionListing
        {
            Session = row,
            CampaignNames = row.Campaign is { } campaign ? campaigns.GetValueOrDefault(campaign) : null,
            StoreNames = stores.GetValueOrDefault(row.Store),
            SignedUp = counts.GetValueOrDefault(row.Key),
        });
    }
}
