using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Journeys;

/// <summary>An edit of a draft with what undoes it.</summary>
public sealed class DraftCommandRow
{
    public long Id { get; set; }
    public long JourneyId { get; set; }
    /// <summary>Made by the editor; a repeat gets the stored answer.</summary>
    public required string CommandId { get; set; }
    /// <summary>The draft's revision after this command.</summary>
    public int Revision { get; set; }
    public required string Command { get; set; }
    public required string Inverse { get; set; }
    /// <summary>What the editor was told, for a repeat.</summary>
    public string? Answer { get; set; }
    /// <summary>Taken back by an undo and open to redo.</summary>
    public bool Undone { get; set; }
    public DateTimeOffset At { get; set; }
    public long? By { get; set; }
}

internal sealed class DraftCommandConfiguration : IEntityTypeConfiguration<DraftCommandRow>
{
    public void Configure(EntityTypeBuilder<DraftCommandRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.JourneyId, row.CommandId }).IsUnique();
        builder.HasIndex(row => new { row.JourneyId, row.Revision });
    }
}
