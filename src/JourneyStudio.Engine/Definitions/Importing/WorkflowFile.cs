namespace JourneyStudio.Engine.Definitions.Importing;

/// <summary>A file that is to be imported.</summary>
/// <param name="Name">Its name, within its archive if it comes out of one.</param>
/// <param name="Json">What it holds, in UTF-8.</param>
public sealed record WorkflowFile(string Name, ReadOnlyMemory<byte> Json);
