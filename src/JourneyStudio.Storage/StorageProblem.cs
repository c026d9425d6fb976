namespace JourneyStudio.Storage;

/// <summary>Why the database cannot be used, in one line for the person who starts the program.</summary>
public sealed record StorageProblem(string Message);
