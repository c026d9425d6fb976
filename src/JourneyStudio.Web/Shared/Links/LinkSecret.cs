using System.Security.Cryptography;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Shared.Links;

/// <summary>The secret behind signed links: made once per workspace, kept encrypted in its settings. A new one would break every link that is out.</summary>
internal sealed class LinkSecret(IDbContextFactory<StudioDbContext> contexts, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Setting = "links.secret";

    private readonly IDataProtector protector = protection.CreateProtector(Setting);

    public byte[] Read()
    {
        using var context = contexts.CreateDbContext();
        if (Known(context) is { } known)
            return known;
        var secret = RandomNumberGenerator.GetBytes(32);
        context.Add(new SettingRow { Key = Setting, Value = Convert.ToBase64String(protector.Protect(secret)), Protected = true, UpdatedAt = time.GetUtcNow() });
        try
        {
            context.SaveChanges();
            return secret;
        }
        catch (DbUpdateException) when (Known(context) is { } first)
        {
            // Another node was quicker: its secret counts.
            return first;
        }
    }

    private byte[]? Known(StudioDbContext context) =>
        context.Set<SettingRow>().AsNoTracking().FirstOrDefault(row => row.Key == Setting) is { } known ? protector.Unprotect(Convert.FromBase64String(known.Value)) : null;
}
