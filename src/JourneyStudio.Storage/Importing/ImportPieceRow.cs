using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Importing;

/// <summary>A piece of a file that is being imported, for the nodes that did not take it. Only where several may work on one database.</summary>
public sealed class ImportPieceRow
{
    /// <summary>What the file is called in the data folder.</summary>
    public required string File { get; set; }
    /// <summary>Where it begins.</summary>
    public long Position { get; set; }
    public required byte[] Bytes { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class ImportPieceConfiguration : IEntityTypeConfiguration<ImportPieceRow>
{
    public void Configure(EntityTypeBuilder<ImportPieceRow> builder) => builder.HasKey(row => new { row.File, row.Position });
}
