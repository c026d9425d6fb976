namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>A law of the semantics does not hold.</summary>
internal sealed class BrokenLawException(string message) : Exception(message);
