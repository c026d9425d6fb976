namespace JourneyStudio.Storage.Writing;

/// <summary>Who goes first when several wait to write: a person before a machine, and what keeps the house tidy last.</summary>
public enum WritePriority
{
    Interface = 0,
    Intake = 1,
    Advancing = 2,
    Upkeep = 3,
}
