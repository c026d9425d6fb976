using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>Changes where the models draw their lines. Every model tag is to be computed anew then.</summary>
public sealed class TagModels(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public async Task WriteAsync(ModelSettings before, ModelSettings after, long? actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<SettingRow>().FindAsync([WorkspaceContents.ModelSetting], cancellationToken) is { } row)
            (row.Value, row.UpdatedAt) = (StoredJson.Write(after), now);
        else
            context.Add(new SettingRow { Key = WorkspaceContents.ModelSetting, Value = StoredJson.Write(after), UpdatedAt = now });
        context.Add(new AuditRow { At = now, Actor = actor, Action = "setting.change", SubjectKind = "setting", SubjectId = WorkspaceContents.ModelSetting, Values = StoredJson.Write(new { before, after }) });
        await context.SaveChangesAsync(cancellationToken);
        await context.Set<TagRow>().Where(tag => tag.Model != null).ExecuteUpdateAsync(set => set.SetProperty(tag => tag.RefreshedAt, (DateTimeOffset?)null), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
