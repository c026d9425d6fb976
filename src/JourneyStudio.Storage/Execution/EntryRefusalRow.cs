using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>Why a journey last kept a member out.</summary>
public sealed class EntryRefusalRow
{
    public long MemberId { get; set; }
    public long JourneyId { get; set; }
    public long VersionId { get; set; }
    public required string Reason { get; set; }
    public long? EventId { get; set; }
    /// <summary>Deciding values, JSON; emptied when the person is erased.</summary>
    public string? Values { get; set; }
    public long Count { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class EntryRefusalConfiguration : IEntityTypeConfiguration<EntryRefusalRow>
{
    public void Configure(EntityTypeBuilder<EntryRefusalRow> builder) => builder.HasKey(row => new { row.MemberId, row.JourneyId });
}
