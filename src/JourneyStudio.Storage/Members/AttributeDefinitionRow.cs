using JourneyStudio.Engine.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>A custom attribute of members, added in the interface.</summary>
public sealed class AttributeDefinitionRow
{
    /// <summary>Immutable; definitions refer to it.</summary>
    public required string Key { get; set; }
    public required LocalText Names { get; set; }
    /// <summary>text, number, date, instant, flag, choice or multi-choice. It never changes: the values stand in the table of their type.</summary>
    public required string Type { get; set; }
    /// <summary>Allowed values, JSON; null allows any.</summary>
    public string? Choices { get; set; }
    /// <summary>For a date of birth: whose, so that rules can speak of their age.</summary>
    public LocalText? AgeOf { get; set; }
    /// <summary>Whether its values tell who somebody is: they are masked until somebody looks, which is audited.</summary>
    public bool Personal { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>Since when it is offered nowhere any more; its values stay.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }
}

internal sealed class AttributeDefinitionConfiguration : IEntityTypeConfiguration<AttributeDefinitionRow>
{
    public void Configure(EntityTypeBuilder<AttributeDefinitionRow> builder)
    {
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Personal).HasDefaultValue(false);
    }
}
