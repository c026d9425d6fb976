namespace JourneyStudio.Storage.Messages;

/// <summary>Which messages to show; what is null does not narrow.</summary>
public sealed record MessageFilter
{
    public string? Channel { get; init; }
    public string? State { get; init; }
    /// <summary>Logical id of a journey.</summary>
    public string? Journey { get; init; }
    /// <summary>Public id of a member.</summary>
    public string? Member { get; init; }
}
