namespace JourneyStudio.Storage.Messages;

/// <summary>A message in the hands of a dispatcher, as stored.</summary>
internal sealed class ClaimedMessage
{
    public required long Id { get; init; }
    public required string Key { get; init; }
    public required int Attempts { get; init; }
    public required bool OutcomeUnknown { get; init; }
    public required long Member { get; init; }
    public required string Channel { get; init; }
    public required string Address { get; init; }
    public required string Template { get; init; }
    public required string Class { get; init; }
    public required string EntryKey { get; init; }
    public string? Records { get; init; }
    public string? Values { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required long Enrollment { get; init; }
    public required long Version { get; init; }
    public required int Depth { get; init; }
    public string? Body { get; init; }
    public string? StillIf { get; init; }
    public bool ClaimedByOther { get; set; }
}
