namespace JourneyStudio.Storage.Members;

/// <summary>One member as the list shows them.</summary>
public sealed record MemberListing
{
    public required long Id { get; init; }
    public required string PublicId { get; init; }
    public required string Name { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? City { get; init; }
    public string? Stage { get; init; }
    public string? Level { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    /// <summary>Tags, each key once however many scopes it has.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
