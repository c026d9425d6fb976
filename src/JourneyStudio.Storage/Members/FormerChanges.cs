using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JourneyStudio.Storage.Members;

/// <summary>Keeps what a context is about to change of who members are. See decision 0044.</summary>
public static class FormerChanges
{
    private static readonly (string Property, string Kind)[] Columns =
        [(nameof(MemberRow.Name), FormerFacts.Name), (nameof(MemberRow.Phone), FormerFacts.Address), (nameof(MemberRow.Email), FormerFacts.Address), (nameof(MemberRow.ExternalId), FormerFacts.Address)];

    /// <summary>Adds the rows to the context. Call before saving.</summary>
    public static async Task KeepAsync(StudioDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        context.ChangeTracker.DetectChanges();
        var changed = context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted).ToList();
        var personal = changed.Any(entry => entry.Entity is AttributeTextRow or AttributeDateRow)
            ? await context.Set<AttributeDefinitionRow>().Where(row => row.Personal).Select(row => row.Key).ToListAsync(cancellationToken)
            : [];
        foreach (var (member, kind, value) in changed.SelectMany(entry => Of(entry, personal)).Where(fact => fact.Value.Length > 0).Distinct().ToList())
        {
            if (await context.FindAsync<MemberFormerRow>([member, value], cancellationToken) is null)
                context.Add(new MemberFormerRow { MemberId = member, Value = value, Kind = kind, At = now });
        }
    }

    private static IEnumerable<(long Member, string Kind, string Value)> Of(EntityEntry entry, List<string> personal) => entry.Entity switch
    {
        MemberRow row => Columns.SelectMany(column => Left(entry, column.Property).Select(value => (row.Id, column.Kind, value))),
        ChildRow row => Left(entry, nameof(ChildRow.Name)).Select(value => (row.MemberId, FormerFacts.Other, value)),
        MemberAddressRow row => Left(entry, nameof(MemberAddressRow.Address)).Select(value => (row.MemberId, FormerFacts.Address, value)),
        AttributeTextRow row when personal.Contains(row.Attribute) => Left(entry, nameof(AttributeTextRow.Value)).Select(value => (row.MemberId, FormerFacts.Other, value)),
        AttributeDateRow row when personal.Contains(row.Attribute) => Left(entry, nameof(AttributeDateRow.Value)).Select(value => (row.MemberId, FormerFacts.Other, value)),
        _ => [],
    };

    /// <summary>The value that stands in the database and will not.</summary>
    private static IEnumerable<string> Left(EntityEntry entry, string name)
    {
        var property = entry.Property(name);
        return entry.State == EntityState.Modified && Equals(property.OriginalValue, property.CurrentValue) ? [] : property.OriginalValue switch
        {
            string text => [text],
            DateOnly date => [new Engine.Members.AttributeValue.Date(date).ToText()],
            _ => [],
        };
    }
}
