using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>One grant or withdrawal in the ledger of consents. Rows are only ever added: they are the proof of what was agreed to, when and where.</summary>
public sealed class ConsentEntryRow
{
    public long MemberId { get; set; }
    public required string Channel { get; set; }
    /// <summary>marketing or service.</summary>
    public required string Purpose { get; set; }
    public DateTimeOffset At { get; set; }
    public bool Granted { get; set; }
    /// <summary>Where it was said: a form, a scan, an unsubscribe link, the API.</summary>
    public required string Source { get; set; }
}

internal sealed class ConsentEntryConfiguration : IEntityTypeConfiguration<ConsentEntryRow>
{
    public void Configure(EntityTypeBuilder<ConsentEntryRow> builder) =>
        builder.ToTable("consent_entry").HasKey(row => new { row.MemberId, row.Channel, row.Purpose, row.At, row.Granted });
}
