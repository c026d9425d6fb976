namespace JourneyStudio.Storage.Timeline;

/// <summary>What a timeline shows.</summary>
[Flags]
public enum TimelineKinds
{
    None = 0,
    Events = 1,
    Steps = 2,
    Messages = 4,
    Tags = 8,
    Tasks = 16,
    All = Events | Steps | Messages | Tags | Tasks,
}
