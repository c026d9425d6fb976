using System.Security.Cryptography;
using JourneyStudio.Channels.Webhook;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Messages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Web.Shared.Channels;

/// <summary>Whom webhooks call: each gets a secret of its own when it is called for the first time, and is left alone once it says that it is gone.</summary>
public sealed class WebhookEndpoints(IDbContextFactory<StudioDbContext> contexts, IDataProtectionProvider protection, TimeProvider time)
{
    private const int SecretBytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("webhook.secret");

    public async Task<WebhookEndpoint> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<WebhookEndpointRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Address == key, cancellationToken) is { } row
            ? new WebhookEndpoint(Secret(row), row.DisabledAt is not null)
            : await AddAsync(context, key, cancellationToken);
    }

    public async Task DisableAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<WebhookEndpointRow>().FindAsync([key], cancellationToken) is not { DisabledAt: null } row)
            return;
        row.DisabledAt = time.GetUtcNow();
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task EnableAsync(string key, long? actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<WebhookEndpointRow>().FindAsync([key], cancellationToken) is not { } row)
            return;
        row.DisabledAt = null;
        context.Add(new AuditRow { At = time.GetUtcNow(), Actor = actor, Action = "webhook.enable", SubjectKind = "webhook", SubjectId = key });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>All of them, with the secrets as their receivers are told them.</summary>
    public async Task<IReadOnlyList<(WebhookEndpointRow Row, string Secret)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<WebhookEndpointRow>().AsNoTracking().OrderBy(row => row.Address).Take(200).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row, WebhookSignature.Show(Secret(row))))];
    }

    private byte[] Secret(WebhookEndpointRow row) => protector.Unprotect(Convert.FromBase64String(row.Secret));

    private async Task<WebhookEndpoint> AddAsync(StudioDbContext context, string key, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        context.Add(new WebhookEndpointRow { Address = key, Secret = Convert.ToBase64String(protector.Protect(secret)), CreatedAt = time.GetUtcNow() });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return new WebhookEndpoint(secret, Disabled: false);
        }
        catch (DbUpdateException)
        {
            // Another node was first: its secret counts.
            context.ChangeTracker.Clear();
            var row = await context.Set<WebhookEndpointRow>().AsNoTracking().SingleAsync(first => first.Address == key, cancellationToken);
            return new WebhookEndpoint(Secret(row), row.DisabledAt is not null);
        }
    }
}
