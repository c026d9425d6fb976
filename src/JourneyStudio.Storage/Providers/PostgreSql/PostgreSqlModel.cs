using JourneyStudio.Storage.Events;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Providers.PostgreSql.Partitions;
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
        }
        // Each slot has an owner of its own: they find their work without wading through that of others.
        LeadBySlot(model.FindEntityType(typeof(TokenRow))!, "ix_token_due");
        LeadBySlot(model.FindEntityType(typeof(EventRow))!, "ix_event_unrouted");
        // It knows no columns that are made while they are read, and other functions of texts.
        var session = model.FindEntityType(typeof(EnrollmentRow))!.FindProperty(nameof(EnrollmentRow.Session))!;
        session.SetComputedColumnSql(CarriedSession.PostgreSql);
        session.SetIsStored(true);
        model.FindEntityType(typeof(TraceRow))!.PartitionBy(nameof(TraceRow.EnrollmentId));
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
