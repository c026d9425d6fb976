using System.Globalization;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Audit;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Organisation;

/// <summary>What people do to product lines. A closed one is offered nowhere; its members stay its members.</summary>
public sealed class ProductLineEditing(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock)
{
    public const string Subject = "product-line";
    private const int LongestName = 120;

    /// <summary>Adds a line, or gives one other names.</summary>
    /// <param name="key">Key of the one that is there; null for a new one.</param>
    /// <param name="names">What it is called.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    public async Task<IReadOnlyList<Problem>> SaveAsync(string? key, LocalText names, long actor, CancellationToken cancellationToken)
    {
        if (names.En.Length is 0 or > LongestName || names.Zh.Length is 0 or > LongestName)
            return [new("session.text", LongestName.ToString(CultureInfo.InvariantCulture)) { Field = "names" }];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var row = key is null ? null : await context.Set<ProductLineRow>().SingleOrDefaultAsync(line => line.Key == key, cancellationToken);
        if (key is not null && row is null)
            return [new("unit.gone")];
        var before = row is null ? "" : Said(row.Names);
        if (row is null)
            context.Add(row = new ProductLineRow { Key = NameKeys.Of(names), Names = names });
        row.Names = names;
        return await DoneAsync(context, write, key is null ? "product-line.add" : "product-line.rename", row.Key, before, Said(names), actor, cancellationToken);
    }

    public async Task<IReadOnlyList<Problem>> CloseAsync(string key, bool closed, long actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await context.BeginWriteAsync(cancellationToken);
        if (await context.Set<ProductLineRow>().SingleOrDefaultAsync(line => line.Key == key, cancellationToken) is not { } row)
            return [new("unit.gone")];
        row.Active = !closed;
        return await DoneAsync(context, write, closed ? "product-line.close" : "product-line.open", key, "", "", actor, cancellationToken);
    }

    private async Task<IReadOnlyList<Problem>> DoneAsync(StudioDbContext context, Writing.WriteScope write, string action, string key, string before, string after, long actor, CancellationToken cancellationToken)
    {
        context.Add(new AuditRow { At = clock.GetUtcNow(), Actor = actor, Action = action, SubjectKind = Subject, SubjectId = key, Values = StoredJson.Write(new SegmentValues(before, after)) });
        await context.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return [];
    }

    private static string Said(LocalText names) => $"{names.En} / {names.Zh}";
}
