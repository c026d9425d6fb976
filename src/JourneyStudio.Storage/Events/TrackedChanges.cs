using System.Globalization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Purchases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JourneyStudio.Storage.Events;

/// <summary>Tells what a context is about to change of members and their records, as events of the store in the same transaction.</summary>
public static class TrackedChanges
{
    /// <summary>How many events one member's edit can lead to, for the block of ids.</summary>
    public const int Most = 8;

    private static readonly string[] MemberFields = [nameof(MemberRow.Name), nameof(MemberRow.Phone), nameof(MemberRow.Email), nameof(MemberRow.City), nameof(MemberRow.Stage), nameof(MemberRow.Level)];
    private static readonly string[] ChildFields = [nameof(ChildRow.Name), nameof(ChildRow.DueDate), nameof(ChildRow.BirthDate)];
    private static readonly string[] OrderFields = [nameof(OrderRow.Status), nameof(OrderRow.Total), nameof(OrderRow.PaidAt), nameof(OrderRow.RefundedAt)];
    private static readonly string[] SubscriptionFields = [nameof(SubscriptionRow.State), nameof(SubscriptionRow.StartsAt), nameof(SubscriptionRow.EndsAt)];

    /// <summary>Adds the events to the context. Call before saving.</summary>
    /// <param name="context">The context with its changes.</param>
    /// <param name="listened">Which events anybody listens to.</param>
    /// <param name="ids">At least <see cref="Most"/> ids of events for each member.</param>
    /// <param name="now">When.</param>
    /// <param name="meaning">Rows whose change has a name of its own, such as <c>order.paid</c>: it is told in place of <c>updated</c>, and beside <c>created</c>.</param>
    public static void Tell(StudioDbContext context, ListenedEvents listened, IdBlock ids, DateTimeOffset now, IReadOnlyDictionary<object, string>? meaning = null)
    {
        foreach (var (member, name, properties) in Of(context, meaning ?? NoMeaning).Where(change => listened.Hears(change.Name)).ToList())
        {
            context.Add(new EventRow
            {
                Id = ids.Next(),
                MemberId = member,
                Slot = SlotLease.SlotOf(new MemberId(member)),
                Name = name,
                Source = ChangeEvents.Source,
                At = now,
                StoredAt = now,
                Properties = PropertyJson.Write(properties),
            });
        }
    }

    private static readonly Dictionary<object, string> NoMeaning = [];

    private static IEnumerable<(long Member, string Name, Dictionary<string, AttributeValue> Properties)> Of(StudioDbContext context, IReadOnlyDictionary<object, string> meaning)
    {
        context.ChangeTracker.DetectChanges();
        var entries = context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var created = entries.Where(entry => entry is { Entity: MemberRow, State: EntityState.Added }).Select(entry => ((MemberRow)entry.Entity).Id).ToHashSet();
        foreach (var member in created)
            yield return (member, "member.created", []);
        foreach (var edited in entries.SelectMany(Fields).Where(field => !created.Contains(field.Member)).GroupBy(field => field.Member))
        {
            var before = edited.Where(field => field.Old is not null).ToDictionary(field => field.Name, field => new AttributeValue.Text(field.Old!) as AttributeValue);
            var after = edited.Where(field => field.New is not null).ToDictionary(field => field.Name, field => new AttributeValue.Text(field.New!) as AttributeValue);
            var properties = ChangeEvents.Properties(edited.Select(field => field.Name), before, after);
            if (properties.Count > 0)
                yield return (edited.Key, ChangeEvents.MemberUpdated, properties);
        }
        foreach (var entry in entries)
        {
            if (Record(entry) is not var (member, name, properties))
                continue;
            var means = meaning.GetValueOrDefault(entry.Entity);
            yield return (member, entry.State == EntityState.Modified ? means ?? name : name, properties);
            if (means is not null && entry.State == EntityState.Added)
                yield return (member, means, new(properties) { [ChangeEvents.Changed] = new AttributeValue.Text("status") });
        }
    }

    private static IEnumerable<(long Member, string Name, string? Old, string? New)> Fields(EntityEntry entry) => entry.Entity switch
    {
        MemberRow row => Written(entry, MemberFields).Select(field => (row.Id, field.Name, field.Old, field.New)),
        AttributeTextRow row => [Value(entry, row.MemberId, row.Attribute)],
        AttributeNumberRow row => [Value(entry, row.MemberId, row.Attribute)],
        AttributeDateRow row => [Value(entry, row.MemberId, row.Attribute)],
        AttributeInstantRow row => [Value(entry, row.MemberId, row.Attribute)],
        AttributeFlagRow row => [Value(entry, row.MemberId, row.Attribute)],
        _ => [],
    };

    private static (long, string, Dictionary<string, AttributeValue>)? Record(EntityEntry entry) => entry.Entity switch
    {
        ChildRow row => Record(entry, row.MemberId, RecordKinds.Child, row.ExternalId ?? row.Id.ToString(CultureInfo.InvariantCulture), ChildFields),
        OrderRow row => Record(entry, row.MemberId, RecordKinds.Order, row.ExternalId ?? row.PublicId, OrderFields, ("status", row.Status), ("total", row.Total)),
        SubscriptionRow row => Record(entry, row.MemberId, RecordKinds.Subscription, row.ExternalId ?? row.PublicId, SubscriptionFields, ("product", row.Product), ("state", row.State)),
        MemberTagRow row when entry.State != EntityState.Modified => (row.MemberId, entry.State == EntityState.Added ? "tag.added" : "tag.removed", Tag(row)),
        _ => null,
    };

    private static (long, string, Dictionary<string, AttributeValue>)? Record(EntityEntry entry, long member, string kind, string key, string[] names, params (string Name, object Value)[] now)
    {
        var fields = entry.State == EntityState.Modified ? Written(entry, names).ToList() : [];
        if (entry.State == EntityState.Modified && fields.Count == 0)
            return null;
        var properties = ChangeEvents.Properties(
            fields.Select(field => field.Name),
            fields.Where(field => field.Old is not null).ToDictionary(field => field.Name, field => new AttributeValue.Text(field.Old!) as AttributeValue),
            fields.Where(field => field.New is not null).ToDictionary(field => field.Name, field => new AttributeValue.Text(field.New!) as AttributeValue));
        properties[kind] = new AttributeValue.Text(key);
        foreach (var (name, value) in now)
            properties[name] = value is decimal number ? new AttributeValue.Number(number) : new AttributeValue.Text((string)value);
        return (member, $"{kind}.{(entry.State == EntityState.Added ? "created" : entry.State == EntityState.Deleted ? "deleted" : "updated")}", properties);
    }

    private static Dictionary<string, AttributeValue> Tag(MemberTagRow row)
    {
        var properties = new Dictionary<string, AttributeValue> { ["tag"] = new AttributeValue.Text(row.Tag) };
        if (row.Scope.Length > 0)
            (properties["scope"], properties[RecordKinds.Session]) = (new AttributeValue.Text(row.Scope), new AttributeValue.Text(row.Scope));
        return properties;
    }

    private static (long, string, string?, string?) Value(EntityEntry entry, long member, string attribute)
    {
        var value = entry.Property("Value");
        return (member, attribute, entry.State == EntityState.Added ? null : Text(value.OriginalValue), entry.State == EntityState.Deleted ? null : Text(value.CurrentValue));
    }

    private static IEnumerable<(string Name, string? Old, string? New)> Written(EntityEntry entry, string[] names) =>
        from name in names
        let property = entry.Property(name)
        where property.IsModified
        let old = Text(property.OriginalValue)
        let current = Text(property.CurrentValue)
        where old != current
        select (char.ToLowerInvariant(name[0]) + name[1..], old, current);

    /// <summary>As attribute values are written in plain text.</summary>
    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly date => new AttributeValue.Date(date).ToText(),
        DateTimeOffset instant => new AttributeValue.Instant(instant).ToText(),
        bool flag => new AttributeValue.Flag(flag).ToText(),
        decimal number => new AttributeValue.Number(number).ToText(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
