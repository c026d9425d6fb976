using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Rules;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>Pages through members, the newest first, by key: the thousandth page costs what the first does.</summary>
public sealed class MemberListings(IDbContextFactory<StudioDbContext> contexts)
{
    /// <param name="scope">Whose members.</param>
    /// <param name="before">Id of the last member of the page before; null for the first page.</param>
    /// <param name="count">Length of a page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<MemberListing>> PageAsync(Scope scope, long? before, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var members = Known(context).Within(scope);
        if (before is { } last)
            members = members.Where(row => row.Id < last);
        return await ReadAsync(context, members.OrderByDescending(row => row.Id).Take(count), cancellationToken);
    }

    /// <summary>The same for members who were found by <see cref="MemberFilters"/>. Who is gone since, or in nobody's sight, is left out.</summary>
    public async Task<IReadOnlyList<MemberListing>> PageAsync(Scope scope, MemberSet found, long? before, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var page = new List<MemberListing>();
        for (var ids = found.Last(before, count).ToList(); ids.Count > 0 && page.Count < count; ids = [.. found.Last(ids[^1], count - page.Count)])
        {
            var wanted = ids;
            page.AddRange(await ReadAsync(context, Known(context).Filtered(scope).Where(row => wanted.Contains(row.Id)).OrderByDescending(row => row.Id), cancellationToken));
        }
        return page;
    }

    private static async Task<List<MemberListing>> ReadAsync(StudioDbContext context, IQueryable<MemberRow> members, CancellationToken cancellationToken)
    {
        var page = await members.Select(row => new MemberListing
        {
            Id = row.Id,
            PublicId = row.PublicId,
            Name = row.Name,
            Phone = row.Phone,
            Email = row.Email,
            City = row.City,
            Stage = row.Stage,
            Level = row.Level,
            CreatedAt = row.CreatedAt,
        }).ToListAsync(cancellationToken);
        var ids = page.ConvertAll(member => member.Id);
        var tags = await context.Set<MemberTagRow>().AsNoTracking().Where(row => ids.Contains(row.MemberId))
            .Select(row => new { row.MemberId, row.Tag }).Distinct().ToListAsync(cancellationToken);
        var byMember = tags.ToLookup(row => row.MemberId, row => row.Tag);
        return page.ConvertAll(member => member with { Tags = [.. byMember[member.Id]] });
    }

    public async Task<int> CountAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // By indexes alone: all of the scope, less the few rows that are nobody's customer
        var all = context.Set<MemberRow>().AsNoTracking();
        return await all.Within(scope).CountAsync(cancellationToken)
            - await all.Where(row => row.State != "active" || row.StaffId != null).Where(row => row.State == "erased" || row.State == "merged" || row.StaffId != null).Filtered(scope).CountAsync(cancellationToken);
    }

    /// <summary>Who is somebody's customer.</summary>
    private static IQueryable<MemberRow> Known(StudioDbContext context) =>
        context.Set<MemberRow>().AsNoTracking().Where(row => row.State != "erased" && row.State != "merged" && row.StaffId == null);
}
