using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Organisation.HandingOver;

/// <summary>One person's members, tasks and codes on their way to others, and how far it has come.</summary>
public sealed class HandoverRow
{
    public long Id { get; set; }
    /// <summary>The staff person who hands over.</summary>
    public long StaffId { get; set; }
    /// <summary>Ids of those who take over, JSON: each gets their share in turn.</summary>
    public required string Targets { get; set; }
    /// <summary>Whether members belong to the store of their new guide from then on.</summary>
    public bool Moves { get; set; }
    /// <summary>Whether the person leaves.</summary>
    public bool Leaves { get; set; }
    /// <summary>running or done.</summary>
    public required string State { get; set; }
    /// <summary>Members handed over so far.</summary>
    public int Members { get; set; }
    public int Tasks { get; set; }
    public int Codes { get; set; }
    public long Actor { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class HandoverConfiguration : IEntityTypeConfiguration<HandoverRow>
{
    public void Configure(EntityTypeBuilder<HandoverRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.StaffId, "ux_handover_running").IsUnique().HasFilter($"state = '{HandoverStates.Running}'");
    }
}

/// <summary>How a hand-over stands.</summary>
public static class HandoverStates
{
    public const string Running = "running";
    public const string Done = "done";
}
