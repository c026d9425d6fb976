using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Members;

/// <summary>A member. Internal ids never leave the house; outsiders see the public id.</summary>
public sealed class MemberRow
{
    public long Id { get; set; }
    public required string PublicId { get; set; }
    public string? ExternalId { get; set; }
    /// <summary>Share of the runtime that works for this member, from a hash of the id.</summary>
    public int Slot { get; set; }
    public required string Name { get; set; }
    public required string NameFolded { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? EmailFolded { get; set; }
    public string? City { get; set; }
    public string? Stage { get; set; }
    public string? Level { get; set; }
    /// <summary>BCP 47 tag of the language that messages use.</summary>
    public string? Language { get; set; }
    /// <summary>IANA name.</summary>
    public string? TimeZone { get; set; }
    /// <summary>The org_unit the member belongs to.</summary>
    public long? StoreId { get; set; }
    /// <summary>The product line the member belongs to.</summary>
    public long? ProductLineId { get; set; }
    /// <summary>The staff person who cares for the member.</summary>
    public long? GuideId { get; set; }
    /// <summary>The staff person who acts through this row; null for members. Such a row is nobody's customer: it is in no list, no audience and no figure of members.</summary>
    public long? StaffId { get; set; }
    /// <summary>active, blocked, merged or erased.</summary>
    public string State { get; set; } = "active";
    /// <summary>The member whom this one turned out to be; the row stays, so that the identities it had lead there. Never the id of a merged row.</summary>
    public long? MergedInto { get; set; }
    /// <summary>Balance of points: the sum of the member's ledger, changed with it in one transaction.</summary>
    public long Points { get; set; }
    public DateTimeOffset? FirstVisitAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class MemberConfiguration : IEntityTypeConfiguration<MemberRow>
{
    public void Configure(EntityTypeBuilder<MemberRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Points).HasDefaultValue(0L);
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => row.ExternalId).IsUnique();
        builder.HasIndex(row => row.NameFolded);
        builder.HasIndex(row => row.Phone);
        builder.HasIndex(row => row.EmailFolded);
        builder.HasIndex(row => new { row.StoreId, row.Id, row.ProductLineId });
        builder.HasIndex(row => row.ProductLineId).HasFilter("product_line_id is not null");
        builder.HasIndex(row => row.StaffId).IsUnique().HasFilter("staff_id is not null");
        builder.HasIndex(row => row.GuideId).HasFilter("guide_id is not null");
        builder.HasIndex(row => row.City);
        builder.HasIndex(row => row.Stage);
        builder.HasIndex(row => row.Level);
        builder.HasIndex(row => row.Points).HasFilter("points <> 0");
        builder.HasIndex(row => row.Id, "ix_member_outside").HasFilter("state <> 'active' or staff_id is not null");
        builder.HasIndex(row => row.MergedInto).HasFilter("merged_into is not null");
        builder.HasIndex(row => row.TimeZone).HasFilter("time_zone is not null");
    }
}
