using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Identity.SecondFactor;

/// <summary>The authenticator app of somebody who signs in.</summary>
public sealed class TwoFactorRow
{
    public long UserId { get; set; }
    /// <summary>What app and studio share, protected by the data-protection keys.</summary>
    public required string Secret { get; set; }
    /// <summary>The time step of the last code that was taken: a code opens once.</summary>
    public long LastStep { get; set; }
    /// <summary>SHA-256 of the recovery codes that are left, lower-case hex, separated by spaces.</summary>
    public required string RecoveryHashes { get; set; }
    public DateTimeOffset Since { get; set; }
}

internal sealed class TwoFactorConfiguration : IEntityTypeConfiguration<TwoFactorRow>
{
    public void Configure(EntityTypeBuilder<TwoFactorRow> builder)
    {
        builder.HasKey(row => row.UserId);
        builder.Property(row => row.UserId).ValueGeneratedNever();
        builder.HasOne<StudioUser>().WithOne().HasForeignKey<TwoFactorRow>(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
