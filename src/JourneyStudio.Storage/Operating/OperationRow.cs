using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Operating;

/// <summary>What an operator asked for many members of a journey at once.</summary>
public sealed class OperationRow
{
    public long Id { get; set; }
    public long JourneyId { get; set; }
    /// <summary>hold, release, catch-up, stop, retry, skip, move, migrate or take-back.</summary>
    public required string Kind { get; set; }
    /// <summary>What goes with the kind, JSON.</summary>
    public string? Arguments { get; set; }
    /// <summary>running, done or cancelled.</summary>
    public required string State { get; set; }
    /// <summary>User id; below zero that of an API key.</summary>
    public long Actor { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<OperationRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.State, row.Id });
        builder.HasIndex(row => new { row.JourneyId, row.Id });
    }
}
