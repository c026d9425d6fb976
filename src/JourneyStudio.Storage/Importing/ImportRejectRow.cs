using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Importing;

/// <summary>Some of the rejected rows of an import. They are written with the batch that rejected them, so they stand there once, whichever node looks.</summary>
public sealed class ImportRejectRow
{
    public long ImportId { get; set; }
    /// <summary>Where its bytes begin in the file of rejected rows.</summary>
    public long Position { get; set; }
    /// <summary>Of members: lines of CSV. Of sessions: a line of JSON for each row.</summary>
    public required string Text { get; set; }
}

internal sealed class ImportRejectConfiguration : IEntityTypeConfiguration<ImportRejectRow>
{
    public void Configure(EntityTypeBuilder<ImportRejectRow> builder) => builder.HasKey(row => new { row.ImportId, row.Position });
}
