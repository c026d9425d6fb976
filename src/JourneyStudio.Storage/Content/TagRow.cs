using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Content;

/// <summary>A tag that members can carry.</summary>
public sealed class TagRow
{
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>basic, consumption, interaction or value.</summary>
    public required string Group { get; set; }
    /// <summary>Carried per session or month.</summary>
    public bool Scoped { get; set; }
    public LocalText? Description { get; set; }
    /// <summary>What it is about within its group; null: the group alone.</summary>
    public LocalText? Topic { get; set; }
    /// <summary>static or dynamic; never changes.</summary>
    public string Nature { get; set; } = TagNature.Static;
    /// <summary>The rule of a dynamic tag that is no model's, JSON.</summary>
    public string? Rule { get; set; }
    /// <summary>The model of a model tag; null for others.</summary>
    public string? Model { get; set; }
    /// <summary>Which of the model's answers it stands for.</summary>
    public string? Band { get; set; }
    /// <summary>always, nightly, monthly or quarterly; of use for dynamic tags alone.</summary>
    public string Schedule { get; set; } = "always";
    public bool Subjective { get; set; }
    public bool Custom { get; set; }
    /// <summary>system, guide or operator.</summary>
    public string AppliedBy { get; set; } = "operator";
    /// <summary>Key of its colour; empty: the colour of tags.</summary>
    public string Color { get; set; } = "";
    /// <summary>How many members had it when it was last computed, or counted.</summary>
    public long Members { get; set; }
    /// <summary>When it was last computed for everybody with the rule that it has, or counted; null: not yet.</summary>
    public DateTimeOffset? RefreshedAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>Since when it is out of use: nothing can name it, and the system neither gives nor takes it.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }
}

internal sealed class TagConfiguration : IEntityTypeConfiguration<TagRow>
{
    public void Configure(EntityTypeBuilder<TagRow> builder)
    {
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Schedule).HasDefaultValue("always");
        builder.Property(row => row.Subjective).HasDefaultValue(false);
        builder.Property(row => row.Custom).HasDefaultValue(false);
        builder.Property(row => row.AppliedBy).HasDefaultValue("operator");
        builder.Property(row => row.Color).HasDefaultValue("");
        builder.Property(row => row.Members).HasDefaultValue(0L);
    }
}
