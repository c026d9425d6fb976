using System.Security.Cryptography;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Web.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>The API key of a trial, with every scope.</summary>
internal sealed class DemoApiKey(IDbContextFactory<StudioDbContext> contexts, IOptions<DemoOptions> options, TimeProvider clock)
{
    private const string Name = "demo";

    /// <summary>Makes the key that is missing, or the configured one.</summary>
    /// <returns>The key in force, or null when an earlier random one stays.</returns>
    public async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Name == Name, cancellationToken);
        if (known is not null && options.Value.ApiKey is null)
            return null;
        var key = options.Value.ApiKey ?? $"js_{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        if (known is null)
            context.Add(New(key));
        else
            (known.Prefix, known.Hash) = (Prefix(key), ApiKeyHash.Of(key));
        await context.SaveChangesAsync(cancellationToken);
        return key;
    }

    private static string Prefix(string key) => key[..Math.Min(6, key.Length)];

    private ApiKeyRow New(string key) => new()
    {
        Name = Name,
        Prefix = Prefix(key),
        Hash = ApiKeyHash.Of(key),
        Scopes = "events read personal tasks operate",
        CreatedAt = clock.GetUtcNow(),
    };
}
