using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Storage.Organisation.Access;
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
    /// <param name="names">What people call it.</param>
    /// <param name="line">Key of its product line; null: everybody's.</param>
    /// <param name="scope">Whose product lines it may be of.</param>
    /// <param name="actor">Who adds it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    /// <returns>Its key, made of its English name where that has letters, and of chance.</returns>
    public async Task<Result<string>> CreateAsync(LocalText names, string? line, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((Fault(names) ?? await FaultAsync(context, line, scope, cancellationToken)) is { } problem)
            return problem;
        var key = NameKeys.Of(names, LongestWords);
        context.Add(new CampaignRow { Key = key, Names = names, ProductLine = line, CreatedAt = now });
        context.Add(Audit("campaign.create", key, "", Said(names, line), actor, now));
        await context.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>Changes names and product line of one in the scope.</summary>
    public async Task<IReadOnlyList<Problem>> ChangeAsync(string key, LocalText names, string? line, Scope scope, long actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<CampaignRow>().Within(context, scope).SingleOrDefaultAsync(row => row.Key == key, cancellationToken) is not { } row)
            return [new("session.campaign", key)];
        if ((Fault(names) ?? (line == row.ProductLine ? null : await FaultAsync(context, line, scope, cancellationToken))) is { } problem)
            return [problem];
        context.Add(Audit("campaign.rename", key, Said(row.Names, row.ProductLine), Said(names, line), actor, now));
        (row.Names, row.ProductLine) = (names, line);
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [];
    }

    private static Problem? Fault(LocalText names) =>
        names.En.Length is > 0 and <= LongestName && names.Zh.Length is > 0 and <= LongestName ? null : new("session.text", LongestName.ToString(CultureInfo.InvariantCulture)) { Field = "names" };

    /// <summary>Whoever works for some product lines gives a campaign to one of theirs: they would not see it again otherwise.</summary>
    private static async Task<Problem?> FaultAsync(StudioDbContext context, string? line, Scope scope, CancellationToken cancellationToken)
    {
        if (line is null)
            return null;
        var id = await context.Set<ProductLineRow>().Where(row => row.Key == line && row.Active).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } known && (scope.ProductLines is null || scope.ProductLines.Contains(known)) ? null : new("upsert.product-line", line) { Field = "productLine" };
    }

    private static AuditRow Audit(string action, string key, string before, string after, long actor, DateTimeOffset now) =>
        new() { At = now, Actor = actor, Action = action, SubjectKind = Subject, SubjectId = key, Values = StoredJson.Write(new SegmentValues(before, after)) };

    private static string Said(LocalText names, string? line) => line is null ? $"{names.En} / {names.Zh}" : $"{names.En} / {names.Zh} · {line}";
}
