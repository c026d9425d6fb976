using JourneyStudio.Engine.Contact;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Content;

/// <summary>Changes the workspace's contact policy and its emergency stop, and notes who did.</summary>
public sealed class ContactSettings(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    /// <summary>Setting that holds the <see cref="ContactPolicy"/> as JSON.</summary>
    public const string Policy = "contact.policy";

    /// <summary>Setting that holds the <see cref="SendingStop"/> as JSON.</summary>
    public const string Stop = "sending.stop";

    public Task WriteAsync(ContactPolicy policy, long? by, CancellationToken cancellationToken) => PutAsync(Policy, StoredJson.Write(policy), by, cancellationToken);

    public Task WriteAsync(SendingStop stop, long? by, CancellationToken cancellationToken) => PutAsync(Stop, StoredJson.Write(stop), by, cancellationToken);

    private async Task PutAsync(string key, string value, long? by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<SettingRow>().FindAsync([key], cancellationToken);
        var change = new AuditChange(row?.Value, value);
        if (row is not null)
            (row.Value, row.UpdatedAt) = (value, now);
        else
            context.Add(new SettingRow { Key = key, Value = value, UpdatedAt = now });
        context.Add(new AuditRow { At = now, Actor = by, Action = "setting.change", SubjectKind = "setting", SubjectId = key, Values = StoredJson.Write(change) });
        await context.SaveChangesAsync(cancellationToken);
    }
}
