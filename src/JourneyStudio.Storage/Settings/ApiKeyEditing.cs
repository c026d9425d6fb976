using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Settings;

/// <summary>The keys of programs as admins work with them. Every change is audited with it in one transaction.</summary>
public sealed class ApiKeyEditing(IDbContextFactory<StudioDbContext> contexts, ApiKeyUses uses, TimeProvider clock)
{
    public const string Subject = "api-key";

    /// <summary>All keys, those in use first, each kind by name.</summary>
    public async Task<IReadOnlyList<ApiKeyListing>> AllAsync(CancellationToken cancellationToken)
    {
        await uses.WriteAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<ApiKeyRow>().AsNoTracking().OrderBy(row => row.RevokedAt != null).ThenBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var units = await context.Set<OrgUnitRow>().AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Names, cancellationToken);
        var lines = await context.Set<ProductLineRow>().AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Names, cancellationToken);
        var people = await context.Users.ToDictionaryAsync(user => user.Id, user => user.UserName, cancellationToken);
        var now = clock.GetUtcNow();
        return rows.ConvertAll(row => new ApiKeyListing(
            row,
            row.RevokedAt is not null ? ApiKeyState.Revoked : row.ExpiresAt <= now ? ApiKeyState.Expired : ApiKeyState.Active,
            units.GetValueOrDefault(row.UnitId ?? 0),
            lines.GetValueOrDefault(row.ProductLineId ?? 0),
            people.GetValueOrDefault(row.CreatedBy ?? 0)));
    }

    /// <summary>Adds a key. False when one in use has this name.</summary>
    public async Task<bool> CreateAsync(ApiKeyRow key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<ApiKeyRow>().AnyAsync(row => row.Name == key.Name && row.RevokedAt == null, cancellationToken))
            return false;
        context.Add(key);
        var unit = await context.Set<OrgUnitRow>().Where(row => row.Id == key.UnitId).Select(row => row.Key).FirstOrDefaultAsync(cancellationToken);
        var productLine = await context.Set<ProductLineRow>().Where(row => row.Id == key.ProductLineId).Select(row => row.Key).FirstOrDefaultAsync(cancellationToken);
        context.Add(Note("api-key.create", key, key.CreatedBy, StoredJson.Write(new { key.Prefix, key.Scopes, unit, productLine, key.ExpiresAt })));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>From now on the key opens nothing. False when it did not any more.</summary>
    public async Task<bool> RevokeAsync(long id, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Id == id && row.RevokedAt == null, cancellationToken) is not { } key)
            return false;
        key.RevokedAt = clock.GetUtcNow();
        context.Add(Note("api-key.revoke", key, actor, StoredJson.Write(new { key.Prefix })));
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private AuditRow Note(string action, ApiKeyRow key, long? actor, string values) => new() { At = clock.GetUtcNow(), Actor = actor, Action = action, SubjectKind = Subject, SubjectId = key.Name, Values = values };
}

/// <summary>Whether a key opens.</summary>
public enum ApiKeyState
{
    Active,
    Expired,
    Revoked,
}

/// <summary>A key as admins see it.</summary>
/// <param name="Row">As it is kept; the key itself is not.</param>
/// <param name="State">Whether it opens.</param>
/// <param name="Unit">Names of the unit it is limited to; null: none.</param>
/// <param name="ProductLine">Names of the product line it is limited to; null: none.</param>
/// <param name="CreatedBy">Account that made it; null for the program.</param>
public sealed record ApiKeyListing(ApiKeyRow Row, ApiKeyState State, LocalText? Unit, LocalText? ProductLine, string? CreatedBy);
