using JourneyStudio.Engine.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Members;

/// <summary>Reads what must not stand in texts about members that others read: messages, tasks, answers.</summary>
public sealed class PersonalReading(IDbContextFactory<StudioDbContext> contexts)
{
    /// <param name="members">Numbers of the members of one page.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<PersonalBook> ReadAsync(IEnumerable<long> members, CancellationToken cancellationToken)
    {
        var ids = members.Distinct().ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var marked = await context.Set<AttributeDefinitionRow>().Where(row => row.Personal).Select(row => row.Key).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return new PersonalBook([.. marked], new Dictionary<long, PersonalFacts>());
        var rows = await context.Set<MemberRow>().AsNoTracking().Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Name, row.Phone, row.Email, row.ExternalId, row.City }).ToListAsync(cancellationToken);
        var addresses = (await context.Set<MemberAddressRow>().AsNoTracking().Where(row => ids.Contains(row.MemberId))
            .Select(row => new { row.MemberId, row.Address }).ToListAsync(cancellationToken)).ToLookup(row => row.MemberId, row => row.Address);
        var children = (await context.Set<ChildRow>().AsNoTracking().Where(row => ids.Contains(row.MemberId) && row.Name != "")
            .Select(row => new { row.MemberId, row.Name }).ToListAsync(cancellationToken)).ToLookup(row => row.MemberId, row => row.Name);
        var former = (await context.Set<MemberFormerRow>().AsNoTracking().Where(row => ids.Contains(row.MemberId)).Select(row => new { row.MemberId, row.Kind, row.Value }).ToListAsync(cancellationToken))
            .ToLookup(row => (row.MemberId, row.Kind), row => row.Value);
        var values = await ValuesAsync(context, ids, marked, cancellationToken);
        return new PersonalBook([.. marked], rows.ToDictionary(row => row.Id, row => new PersonalFacts
        {
            Name = row.Name,
            City = row.City,
            FormerNames = [.. former[(row.Id, FormerFacts.Name)]],
            Addresses = [.. new[] { row.Phone, row.Email, row.ExternalId }.OfType<string>().Concat(addresses[row.Id]).Concat(former[(row.Id, FormerFacts.Address)])],
            Others = [.. children[row.Id].Concat(values[row.Id]).Concat(former[(row.Id, FormerFacts.Other)])],
        }));
    }

    private static async Task<ILookup<long, string>> ValuesAsync(StudioDbContext context, List<long> ids, List<string> marked, CancellationToken cancellationToken)
    {
        var values = new List<(long Member, string Text)>();
        if (marked.Count > 0)
        {
            values.AddRange((await context.Set<AttributeTextRow>().Where(row => ids.Contains(row.MemberId) && marked.Contains(row.Attribute)).Select(row => new { row.MemberId, row.Value }).ToListAsync(cancellationToken))
                .Select(row => (row.MemberId, row.Value)));
            values.AddRange((await context.Set<AttributeNumberRow>().Where(row => ids.Contains(row.MemberId) && marked.Contains(row.Attribute)).Select(row => new { row.MemberId, row.Value }).ToListAsync(cancellationToken))
                .Select(row => (row.MemberId, new AttributeValue.Number(row.Value).ToText())));
            values.AddRange((await context.Set<AttributeDateRow>().Where(row => ids.Contains(row.MemberId) && marked.Contains(row.Attribute)).Select(row => new { row.MemberId, row.Value }).ToListAsync(cancellationToken))
                .Select(row => (row.MemberId, new AttributeValue.Date(row.Value).ToText())));
            values.AddRange((await context.Set<AttributeInstantRow>().Where(row => ids.Contains(row.MemberId) && marked.Contains(row.Attribute)).Select(row => new { row.MemberId, row.Value }).ToListAsync(cancellationToken))
                .Select(row => (row.MemberId, new AttributeValue.Instant(row.Value).ToText())));
        }
        return values.ToLookup(value => value.Member, value => value.Text);
    }
}
