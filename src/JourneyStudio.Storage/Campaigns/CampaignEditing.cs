using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Campaigns;

/// <summary>Names campaigns. They belong to the brand; sessions to their stores.</summary>
public sealed class CampaignEditing(IDbContextFactory<StudioDbContext> contexts)
{
    public const string Subject = "campaign";
    private const int LongestName = 120;
    private const int LongestWords = 24;

    /// <summary>Adds a campaign.</summary>
    /// <returns>Its key, made of its English name where that has letters, and of chance.</returns>
    public async Task<Result<string>> CreateAsync(LocalText names, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Fault(names) is { } problem)
            return problem;
        var key = NameKeys.Of(names, LongestWords);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(new CampaignRow { Key = key, Names = names, CreatedAt = now });
        context.Add(Audit("campaign.create", key, "", names, actor, now));
        await context.SaveChangesAsync(cancellationToken);
        return key;
    }

    public async Task<IReadOnlyList<Problem>> RenameAsync(string key, LocalText names, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Fault(names) is { } problem)
            return [problem];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<CampaignRow>().SingleOrDefaultAsync(row => row.Key == key, cancellationToken) is not { } row)
            return [new("session.campaign", key)];
        context.Add(Audit("campaign.rename", key, Said(row.Names), names, actor, now));
        row.Names = names;
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [];
    }

    private static Problem? Fault(LocalText names) =>
        names.En.Length is > 0 and <= LongestName && names.Zh.Length is > 0 and <= LongestName ? null : new("session.text", LongestName.ToString(CultureInfo.InvariantCulture)) { Field = "names" };

    private static AuditRow Audit(string action, string key, string before, LocalText after, long actor, DateTimeOffset now) =>
        new() { At = now, Actor = actor, Action = action, SubjectKind = Subject, SubjectId = key, Values = StoredJson.Write(new SegmentValues(before, Said(after))) };

    private static string Said(LocalText names) => $"{names.En} / {names.Zh}";
}
