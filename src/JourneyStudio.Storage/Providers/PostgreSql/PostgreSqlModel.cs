using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JourneyStudio.Storage.Providers.PostgreSql;

/// <summary>What PostgreSQL needs said beside the common model.</summary>
internal static class PostgreSqlModel
{
    public static void Apply(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            var stored = property.GetValueConverter()?.ProviderClrType ?? property.ClrType;
            // Databases never order text by a language: what is folded is compared byte by byte.
            if (stored == typeof(string))
                property.SetCollation("C");
            if (Default(property, stored) is { } value)
            {
                property.SetDefaultValue(value);
                property.ValueGenerated = ValueGenerated.Never;
            }
        }
        // Each slot has an owner of its own: they find their work without wading through that of others.
        LeadBySlot(model.FindEntityType(typeof(TokenRow))!, "ix_token_due");
        LeadBySlot(model.FindEntityType(typeof(EventRow))!, "ix_event_unrouted");
    }

    /// <summary>Hand-written statements leave out columns that begin empty; SQLite has these defaults from adding the columns later.</summary>
    private static object? Default(IMutableProperty property, Type stored)
    {
        if (property.IsNullable || property.IsKey() || property.IsForeignKey() || property.ValueGenerated != ValueGenerated.Never || property.GetDefaultValue() is not null || property.GetValueConverter() is not null)
            return null;
        if (stored == typeof(bool))
            return false;
        if (stored == typeof(int))
            return 0;
        return stored == typeof(long) ? 0L : null;
    }

    private static void LeadBySlot(IMutableEntityType entity, string name)
    {
        var index = entity.FindIndex(name)!;
        var descending = index.IsDescending;
        var filter = index.GetFilter();
        var properties = index.Properties.ToList();
        entity.RemoveIndex(index);
        var led = entity.AddIndex([entity.FindProperty("Slot")!, .. properties], name);
        led.SetFilter(filter);
        led.SetDatabaseName(name);
        if (descending is { Count: > 0 })
            led.IsDescending = [false, .. descending];
    }
}
