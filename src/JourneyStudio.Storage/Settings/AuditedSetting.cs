using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Settings;

/// <summary>A setting of the workspace, kept as JSON. A change is audited with what was before and what is after.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="key">Its key.</param>
/// <param name="usual">What holds until somebody changes it.</param>
/// <param name="told">A value as the audit log tells it: an object, one field for each thing.</param>
internal sealed class AuditedSetting<T>(string key, T usual, Func<T, object> told)
{
    public async Task<T> ReadAsync(StudioDbContext context, CancellationToken cancellationToken) =>
        await context.Set<SettingRow>().Where(row => row.Key == key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken) is { } value ? StoredJson.Read<T>(value) : usual;

    /// <summary>Notes another value; the caller saves.</summary>
    public async Task ChangeAsync(StudioDbContext context, T value, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(context, cancellationToken);
        var row = await context.Set<SettingRow>().FindAsync([key], cancellationToken);
        if (row is null)
            context.Add(row = new SettingRow { Key = key, Value = "" });
        (row.Value, row.UpdatedAt) = (StoredJson.Write(value), now);
        context.Add(new AuditRow { At = now, Actor = actor, Action = "setting.change", SubjectKind = "setting", SubjectId = key, Values = StoredJson.Write(new { before = told(before), after = told(value) }) });
    }
}
