using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Importing;

/// <summary>An import of members from a file: what was asked for, and how far it has come. The file itself lies in the data folder.</summary>
public sealed class ImportRow
{
    public long Id { get; set; }
    /// <summary>What people called the file.</summary>
    public required string FileName { get; set; }
    /// <summary>What it is called in the data folder. Only the node that has it there works on it.</summary>
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
    /// <summary>Length of the file of rejected rows; what is longer was written by a batch that was not kept.</summary>
    public long RejectedBytes { get; set; }
    /// <summary>Why it failed, JSON.</summary>
    public string? Problem { get; set; }
    /// <summary>User id; below zero that of an API key.</summary>
    public long Actor { get; set; }
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
        builder.HasIndex(row => new { row.State, row.Id });
    }
}
