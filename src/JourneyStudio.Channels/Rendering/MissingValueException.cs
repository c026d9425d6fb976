namespace JourneyStudio.Channels.Rendering;

/// <summary>Carries the name of a missing value out of the template engine, which knows no other way to stop.</summary>
internal sealed class MissingValueException(string name) : Exception($"The value {name} is missing.")
{
    public string Name { get; } = name;
}
