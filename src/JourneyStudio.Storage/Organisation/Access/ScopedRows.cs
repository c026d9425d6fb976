using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Links;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rules;
using JourneyStudio.Storage.Tasks;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation.Access;

/// <summary>What of a table somebody may see: always a condition on units and product lines, never a list of members.</summary>
public static class ScopedRows
{
    /// <summary>Above so many members of a scope, going through all members is faster than looking its members up one by one.</summary>
    private const int Few = 20_000;

    /// <summary>The members of a scope, found by its units; by its product lines where it has no units.</summary>
    public static IQueryable<MemberRow> Within(this IQueryable<MemberRow> members, Scope scope)
    {
        if (scope.Units is { } units)
            return members.Where(row => row.StoreId != null && units.Contains(row.StoreId.Value)).OfLines(scope);
        return scope.ProductLines is { } lines ? members.Where(row => row.ProductLineId != null && lines.Contains(row.ProductLineId.Value)) : members;
    }

    /// <summary>The same of members who are found otherwise: no index of units is tempted to find them.</summary>
    public static IQueryable<MemberRow> Filtered(this IQueryable<MemberRow> members, Scope scope)
    {
        if (scope.Units is { } units)
            members = members.Where(row => units.Contains(row.StoreId ?? 0));
        return members.OfLines(scope);
    }

    /// <summary>Whether a scope has so few members that they are best found by it, whatever else is asked of them.</summary>
    public static async Task<bool> HasFewAsync(this IQueryable<MemberRow> members, Scope scope, CancellationToken cancellationToken) =>
        !scope.IsWhole && await members.Within(scope).Select(row => row.Id).Take(Few + 1).CountAsync(cancellationToken) <= Few;

    /// <summary>Tasks belong to the store that is to do them, whichever store their member is of; the product line is the member's.</summary>
    public static IQueryable<GuideTaskRow> Within(this IQueryable<GuideTaskRow> tasks, StudioDbContext context, Scope scope)
    {
        if (scope.Units is { } units)
            tasks = tasks.Where(row => row.StoreId != null && units.Contains(row.StoreId.Value));
        if (scope.ProductLines is { } lines)
            tasks = tasks.Where(row => context.Set<MemberRow>().Any(member => member.Id == row.MemberId && member.ProductLineId != null && lines.Contains(member.ProductLineId.Value)));
        return tasks;
    }

    public static IQueryable<OrgUnitRow> Within(this IQueryable<OrgUnitRow> places, Scope scope) =>
        scope.Units is { } units ? places.Where(row => units.Contains(row.Id)) : places;

    /// <summary>Sessions at the stores of a scope, of the campaigns of its product lines; one without a campaign is of every line.</summary>
    public static IQueryable<SessionRow> Within(this IQueryable<SessionRow> sessions, StudioDbContext context, Scope scope)
    {
        if (scope.Units is { } units)
            sessions = sessions.Where(row => context.Set<OrgUnitRow>().Any(unit => unit.Key == row.Store && units.Contains(unit.Id)));
        if (scope.ProductLines is { } lines)
            sessions = sessions.Where(row => row.Campaign == null || !context.Set<CampaignRow>().Any(campaign => campaign.Key == row.Campaign && campaign.ProductLine != null
                && !context.Set<ProductLineRow>().Any(line => line.Key == campaign.ProductLine && lines.Contains(line.Id))));
        return sessions;
    }

    /// <summary>Campaigns of the product lines of a scope, and those of none: they are everybody's.</summary>
    public static IQueryable<CampaignRow> Within(this IQueryable<CampaignRow> campaigns, StudioDbContext context, Scope scope) => scope.ProductLines is { } lines
        ? campaigns.Where(row => row.ProductLine == null || context.Set<ProductLineRow>().Any(line => line.Key == row.ProductLine && lines.Contains(line.Id)))
        : campaigns;

    private static IQueryable<MemberRow> OfLines(this IQueryable<MemberRow> members, Scope scope) =>
        scope.ProductLines is { } lines ? members.Where(row => lines.Contains(row.ProductLineId ?? 0)) : members;

    /// <summary>The members of a scope; null: all.</summary>
    internal static MemberSet? Members(Link link, Scope scope)
    {
        var sets = new SetReader(link);
        MemberSet? own = null;
        if (scope.Units is { } units)
            own = sets.Read("select id as member_id from member where store_id in (select value from json_each(?1))", sql => sql.Set(1, IdList.Of(units)));
        if (scope.ProductLines is not { } lines)
            return own;
        var theirs = sets.Read("select id as member_id from member where product_line_id in (select value from json_each(?1))", sql => sql.Set(1, IdList.Of(lines)));
        if (own is not null)
            theirs.IntersectWith(own);
        return theirs;
    }
}
