using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Tags;

/// <summary>A static tag being given to the members of a segment, or taken from them, or how that ended.</summary>
public sealed class TagAssignmentRow
{
    public long Id { get; set; }
    public required string Tag { get; set; }
    /// <summary>Key of the session for which it is given; empty: once for all.</summary>
    public string Session { get; set; } = "";
    public required string Segment { get; set; }
    public bool Removes { get; set; }
    /// <summary>Whose members, as of the start: the scope of who asked, JSON.</summary>
    public required string Scope { get; set; }
    /// <summary>User who asked; null for the program.</summary>
    public long? Actor { get; set; }
    /// <summary>running, stopping, done, stopped or failed.</summary>
    public required string State { get; set; }
    /// <summary>How many members were to be changed; null until they were looked for.</summary>
    public long? Total { get; set; }
    /// <summary>Members who got or lost the tag.</summary>
    public long Done { get; set; }
    /// <summary>Internal id of the last member who was seen to: those up to there are not touched again.</summary>
    public long Last { get; set; }
    public DateTimeOffset BegunAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class TagAssignmentConfiguration : IEntityTypeConfiguration<TagAssignmentRow>
{
    public void Configure(EntityTypeBuilder<TagAssignmentRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Actor, row.Id });
        builder.HasIndex(row => row.Id, "ix_tag_assignment_running").HasFilter($"state in ('{AssignmentStates.Running}', '{AssignmentStates.Stopping}')");
    }
}

/// <summary>How an assignment stands.</summary>
public static class AssignmentStates
{
    public const string Running = "running";
    /// <summary>Ends after the batch that is being written.</summary>
    public const string Stopping = "stopping";

    public const string Done = "done";
    public const string Stopped = "stopped";
    public const string Failed = "failed";
}
