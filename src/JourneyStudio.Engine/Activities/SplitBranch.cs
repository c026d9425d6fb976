namespace JourneyStudio.Engine.Activities;

/// <summary>A branch of a random split. In JSON: <c>{"name": "A", "percent": 50}</c>.</summary>
/// <param name="Name">Name of its port.</param>
/// <param name="Percent">Its share.</param>
public sealed record SplitBranch(string Name, int Percent);
