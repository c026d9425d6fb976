namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Branches that wake each other by events multiply until the chain of events ends: more than can be played. What happened until then was lawful.</summary>
internal sealed class EndlessCaseException() : Exception("The case has too many steps at one instant.");
