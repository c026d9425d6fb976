using JourneyStudio.Engine.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>A member's custom attributes out of the tables by type.</summary>
internal static class ProfileAttributes
{
    public static async Task<IReadOnlyList<ProfileAttribute>> ReadAsync(StudioDbContext context, long memberId, CancellationToken cancellationToken)
    {
        var values = new List<(string Key, AttributeValue Value)>();
        await foreach (var row in context.Set<AttributeTextRow>().AsNoTracking().Where(row => row.MemberId == memberId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            values.Add((row.Attribute, new AttributeValue.Text(row.Value)));
        await foreach (var row in context.Set<AttributeNumberRow>().AsNoTracking().Where(row => row.MemberId == memberId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            values.Add((row.Attribute, new AttributeValue.Number(row.Value)));
        await foreach (var row in context.Set<AttributeDateRow>().AsNoTracking().Where(row => row.MemberId == memberId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            values.Add((row.Attribute, new AttributeValue.Date(row.Value)));
        await foreach (var row in context.Set<AttributeInstantRow>().AsNoTracking().Where(row => row.MemberId == memberId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            values.Add((row.Attribute, new AttributeValue.Instant(row.Value)));
        await foreach (var row in context.Set<AttributeFlagRow>().AsNoTracking().Where(row => row.MemberId == memberId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            values.Add((row.Attribute, new AttributeValue.Flag(row.Value)));
        var known = await context.Set<AttributeDefinitionRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, cancellationToken);
        return [.. values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => new ProfileAttribute(value.Key, known.GetValueOrDefault(value.Key)?.Names, value.Value, known.GetValueOrDefault(value.Key)?.Personal ?? false))];
    }
}
