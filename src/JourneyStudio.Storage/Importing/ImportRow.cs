using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Importing;

/// <summary>An import of members or sessions from a file: what was asked for, and how far it has come. The file itself lies in the data folder, and with several nodes in <see cref="ImportPieceRow"/> too.</summary>
public sealed class ImportRow
{
    public long Id { get; set; }
    /// <summary>members or sessions.</summary>
    public string Kind { get; set; } = ImportKinds.Members;
    /// <summary>What people called the file.</summary>
    public required string FileName { get; set; }
    /// <summary>What it is called in the data folder.</summary>
    public required string StoredAs { get; set; }
    public long Bytes { get; set; }
    /// <summary>uploaded, running, done, cancelled or failed.</summary>
    public required string State { get; set; }
    /// <summary>How the file is read and what its columns mean, JSON.</summary>
    public string? Setup { get; set; }
    /// <summary>Language that reasons are given in.</summary>
    public required string Language { get; set; }
    /// <summary>Rows of the file that are done with, in the order of the file.</summary>
    public long Position { get; set; }
    public long BytesRead { get; set; }
    public long Created { get; set; }
    public long Updated { get; set; }
    public long Unchanged { get; set; }
    public long Rejected { get; set; }
    /// <summary>Length of the file of rejected rows, which lie in <see cref="ImportRejectRow"/>.</summary>
    public long RejectedBytes { get; set; }
    /// <summary>Why it failed, JSON.</summary>
    public string? Problem { get; set; }
    /// <summary>User id; below zero that of an API key.</summary>
    public long Actor { get; set; }
    /// <summary>The node that carries it out; null: none does.</summary>
    public string? Owner { get; set; }
    /// <summary>Until then nobody else does. The owner moves it on for as long as it is there.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>When the files were deleted.</summary>
    public DateTimeOffset? ClearedAt { get; set; }
}

internal sealed class ImportConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Kind).HasDefaultValue(ImportKinds.Members);
        builder.HasIndex(row => new { row.State, row.Id });
    }
}
