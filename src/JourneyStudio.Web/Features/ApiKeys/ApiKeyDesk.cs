using System.Collections.Immutable;
using System.Security.Cryptography;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.ApiKeys;

/// <summary>Makes keys for programs. A key is shown once: only its hash is kept.</summary>
public sealed class ApiKeyDesk(ApiKeyEditing editing, TimeProvider clock)
{
    public const int LongestName = 80;
    private const int ShownLetters = 9;

    /// <summary>What keys may be let in to, as endpoints ask for it.</summary>
    public static ImmutableArray<string> Scopes { get; } = ["events", "read", "personal", "tasks", "members", "operate"];

    /// <summary>What acts on everybody's members: no key of a branch is let in.</summary>
    public static ImmutableArray<string> BrandScopes { get; } = ["events", "operate"];

    /// <returns>The key, or the name of what is wrong.</returns>
    public async Task<(string? Key, string? Problem)> CreateAsync(ApiKeyWish wish, long actor, CancellationToken cancellationToken)
    {
        if (ProblemOf(wish) is { } problem)
            return (null, problem);
        var (key, now) = ($"js_{RandomNumberGenerator.GetHexString(40, lowercase: true)}", clock.GetUtcNow());
        var row = new ApiKeyRow
        {
            Name = wish.Name.Trim(),
            Prefix = key[..ShownLetters],
            Hash = ApiKeyHash.Of(key),
            Scopes = string.Join(' ', Scopes.Where(wish.Scopes.Contains)),
            UnitId = wish.Unit,
            ProductLineId = wish.ProductLine,
            CreatedAt = now,
            CreatedBy = actor,
            ExpiresAt = wish.Days is { } days ? now.AddDays(days) : null,
        };
        return await editing.CreateAsync(row, cancellationToken) ? (key, null) : (null, "Taken");
    }

    private static string? ProblemOf(ApiKeyWish wish) => wish switch
    {
        { Name: var name } when name.Trim().Length is 0 or > LongestName || name.Any(char.IsControl) => "Name",
        { Scopes.Count: 0 } => "Scopes",
        { Unit: null, ProductLine: null } => null,
        _ => wish.Scopes.Any(BrandScopes.Contains) ? "Branch" : null,
    };
}

/// <summary>A key that somebody asks for.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it is let in to.</param>
/// <param name="Unit">Only members of this unit and those below it; null: of all.</param>
/// <param name="ProductLine">Only members of this product line; null: of all.</param>
/// <param name="Days">For how many days; null: until it is revoked.</param>
public sealed record ApiKeyWish(string Name, IReadOnlySet<string> Scopes, long? Unit, long? ProductLine, int? Days);
