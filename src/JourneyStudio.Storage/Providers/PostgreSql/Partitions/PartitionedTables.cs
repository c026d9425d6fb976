using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JourneyStudio.Storage.Providers.PostgreSql.Partitions;

/// <summary>Which tables are kept in partitions, as the model says it and <see cref="PartitioningSqlGenerator"/> reads it.</summary>
internal static class PartitionedTables
{
    /// <summary>Annotation of an entity: the column whose ranges are partitions of their own.</summary>
    private const string Key = "Partitions:Key";

    public static void PartitionBy(this IMutableEntityType entity, string property) => entity.SetAnnotation(Key, entity.FindProperty(property)!.GetColumnName());

    /// <summary>The column that a table is partitioned by; null for a plain table.</summary>
    public static string? KeyOf(IModel? model, string table) =>
        model?.GetEntityTypes().FirstOrDefault(entity => entity.GetTableName() == table)?.FindAnnotation(Key)?.Value as string;

    /// <summary>The partition that takes what no other does, so that no write fails because nobody made a partition in time.</summary>
    public static string RestOf(string table) => $"{table}_rest";
}
