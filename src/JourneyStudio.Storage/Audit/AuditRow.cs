using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Audit;

/// <summary>Who changed what.</summary>
public sealed class AuditRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>User id; null for the program itself.</summary>
    public long? Actor { get; set; }
    public required string Action { get; set; }
    public required string SubjectKind { get; set; }
    public required string SubjectId { get; set; }
    /// <summary>What changed, JSON; emptied when the person it is about is erased.</summary>
    public string? Values { get; set; }
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.SubjectKind, row.SubjectId, row.Id });
        builder.HasIndex(row => new { row.Actor, row.Id });
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => new { row.Action, row.Id });
    }
}
