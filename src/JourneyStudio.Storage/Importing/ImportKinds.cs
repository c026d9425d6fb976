namespace JourneyStudio.Storage.Importing;

/// <summary>What an import brings in.</summary>
public static class ImportKinds
{
    public const string Members = "members";
    public const string Sessions = "sessions";
}
