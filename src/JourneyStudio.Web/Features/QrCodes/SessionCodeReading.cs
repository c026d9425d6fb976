using JourneyStudio.Channels.Links;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Storage.Touchpoints;
using JourneyStudio.Web.Shared.Codes;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Features.QrCodes;

/// <summary>Reads sessions with their codes: those to come first by date, or those that are over, latest first.</summary>
internal sealed class SessionCodeReading(IDbContextFactory<StudioDbContext> contexts, LinkBuilder links, StorePins pins, TimeProvider clock)
{
    private const int MostSessions = 30;

    public async Task<IReadOnlyList<SessionCodes>> ReadAsync(bool past, Scope scope, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.Set<SessionRow>().AsNoTracking().Within(context, scope);
        var query = past ? all.Where(row => row.EndsAt <= now).OrderByDescending(row => row.StartsAt) : all.Where(row => row.EndsAt > now).OrderBy(row => row.StartsAt);
        var sessions = await query.Take(MostSessions).ToListAsync(cancellationToken);
        string[] keys = [.. sessions.Select(session => session.Key)];
        string[] stores = [.. sessions.Select(session => session.Store)];
        var codes = await context.Set<QrCodeRow>().AsNoTracking().Where(row => row.Active && row.Session != null && keys.Contains(row.Session)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        string[] staff = [.. codes.Select(code => code.Guide).OfType<string>().Distinct()];
        var guides = await context.Set<StaffRow>().AsNoTracking().Where(row => staff.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken);
        var names = await context.Set<OrgUnitRow>().AsNoTracking().Where(row => stores.Contains(row.Key)).ToDictionaryAsync(row => row.Key, row => row.Names, cancellationToken);
        var counts = await context.Set<MemberTagRow>().Where(row => keys.Contains(row.Scope) && (row.Tag == SessionTags.SignedUp || row.Tag == SessionTags.CheckedIn))
            .GroupBy(row => new { row.Scope, row.Tag }).Select(group => new { group.Key.Scope, group.Key.Tag, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. sessions.Select(session => new SessionCodes
        {
            Session = session,
            StoreName = names.GetValueOrDefault(session.Store) ?? new LocalText(session.Store, session.Store),
            StorePin = pins.Of(session.Store),
            SignedUp = Count(session.Key, SessionTags.SignedUp),
            CheckedIn = Count(session.Key, SessionTags.CheckedIn),
            Codes = [.. codes.Where(code => code.Session == session.Key).Select(code => new PrintedCode(code, links.Scan(code.PublicId), code.Guide is { } guide ? guides.GetValueOrDefault(guide) : null))],
        })];

        int Count(string session, string tag) => counts.FirstOrDefault(count => count.Scope == session && count.Tag == tag)?.Count ?? 0;
    }

    /// <summary>What a code carries; null when there is no such code in the scope.</summary>
    public async Task<string?> AddressAsync(string code, Scope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stores = context.Set<OrgUnitRow>().Within(scope);
        return await context.Set<QrCodeRow>().AnyAsync(row => row.PublicId == code && (scope.IsWhole || stores.Any(unit => unit.Key == row.Store)), cancellationToken) ? links.Scan(code) : null;
    }
}
