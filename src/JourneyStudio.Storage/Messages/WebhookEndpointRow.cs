using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyStudio.Storage.Messages;

/// <summary>Somebody whom webhooks call, noted when they are called for the first time.</summary>
public sealed class WebhookEndpointRow
{
    /// <summary>Scheme, host, port and path.</summary>
    public required string Address { get; set; }
    /// <summary>What calls are signed with, protected by the data-protection keys.</summary>
    public required string Secret { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>Since when it is not called any more, because it said that it is gone.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpointRow>
{
    public void Configure(EntityTypeBuilder<WebhookEndpointRow> builder) => builder.HasKey(row => row.Address);
}
