using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>The suppression list as people work with it. Every change by hand is audited; what is on it holds for the next message.</summary>
public sealed class SuppressionList(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    private const string Operator = "operator";

    /// <summary>The newest of the list.</summary>
    /// <param name="filter">Which part.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<SuppressionListing>> NewestAsync(SuppressionFilter filter, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Matching(context, filter).OrderByDescending(row => row.Since).ThenBy(row => row.Channel).ThenBy(row => row.Address).Take(count).ToListAsync(cancellationToken);
        var owners = await SuppressionOwners.FindAsync(context, rows, cancellationToken);
        return rows.ConvertAll(row => owners.TryGetValue((row.Channel, row.Address), out var owner) ? new SuppressionListing(row, owner.PublicId, owner.Name) : new SuppressionListing(row, null, null));
    }

    public async Task<int> CountAsync(SuppressionFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(context, filter).CountAsync(cancellationToken);
    }

    /// <summary>Puts an address on the list. False when it stands there already, whatever the reason.</summary>
    public async Task<bool> AddAsync(string channel, string address, string note, long? actor, CancellationToken cancellationToken)
    {
        var account = ChannelKeys.Account(channel);
        var row = new SuppressionRow { Channel = account, Address = SuppressionRow.Fold(account, address), Reason = Operator, Since = clock.GetUtcNow() };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<SuppressionRow>().AnyAsync(known => known.Channel == row.Channel && known.Address == row.Address, cancellationToken))
            return false;
        context.Add(row);
        Note(context, SuppressionChanges.Added, row, note, actor);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes an address off the list: messages that its owner agrees to may go there again. False when it was not there.</summary>
    public async Task<bool> LiftAsync(string channel, string address, string note, long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<SuppressionRow>().FindAsync([channel, address], cancellationToken) is not { } row)
            return false;
        context.Remove(row);
        Note(context, SuppressionChanges.Lifted, row, note, actor);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The latest changes by hand, the newest first.</summary>
    public async Task<IReadOnlyList<SuppressionChange>> ChangesAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await SuppressionChanges.ReadAsync(context, count, cancellationToken);
    }

    private void Note(StudioDbContext context, string action, SuppressionRow row, string note, long? actor) => context.Add(new AuditRow
    {
        At = clock.GetUtcNow(),
        Actor = actor,
        Action = action,
        SubjectKind = SuppressionChanges.Subject,
        SubjectId = row.Channel,
        Values = StoredJson.Write(new SuppressionNote(row.Address, row.Reason, note)),
    });

    private static IQueryable<SuppressionRow> Matching(StudioDbContext context, SuppressionFilter filter)
    {
        var rows = context.Set<SuppressionRow>().AsNoTracking();
        if (filter.Channel is { } channel)
            rows = rows.Where(row => row.Channel == channel);
        if (filter.Reason is { } reason)
            rows = rows.Where(row => row.Reason == reason);
        if (filter.Find.Trim() is { Length: > 0 } find)
        {
            var folded = SuppressionRow.Fold(ChannelKeys.Email, find);
            rows = rows.Where(row => row.Address.Contains(find) || (row.Channel == ChannelKeys.Email && row.Address.Contains(folded)));
        }
        return rows;
    }
}
