using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Execution;

/// <summary>What happened at a step and why. Refers to people by id only.</summary>
public sealed class TraceRow
{
    public long EnrollmentId { get; set; }
    public int Step { get; set; }
    public long MemberId { get; set; }
    public long VersionId { get; set; }
    public int Token { get; set; }
    public required string Activity { get; set; }
    public DateTimeOffset ArrivedAt { get; set; }
    public DateTimeOffset? LeftAt { get; set; }
    /// <summary>Output it left by; null while it stands here, and when it left by none.</summary>
    public string? Port { get; set; }
    /// <summary>Why it left by no output.</summary>
    public string? End { get; set; }
    /// <summary>Deciding values, JSON; emptied when the person is erased.</summary>
    public string? Values { get; set; }
    /// <summary>Effects by kind and key, JSON.</summary>
    public string? Effects { get; set; }
    /// <summary>Null for the engine's own steps; retry, skip, move, migrate or merge for an operator's.</summary>
    public string? Intervention { get; set; }
    public long? Actor { get; set; }
}

internal sealed class TraceConfiguration : IEntityTypeConfiguration<TraceRow>
{
    public void Configure(EntityTypeBuilder<TraceRow> builder) => builder.HasKey(row => new { row.EnrollmentId, row.Step });
}
