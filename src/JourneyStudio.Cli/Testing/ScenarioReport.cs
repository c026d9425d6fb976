using System.Collections.Immutable;
using System.Text.Json.Serialization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Cli.Testing;

/// <summary>What came of one scenario file.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Name">What it shows, or the file's name when it cannot be read.</param>
/// <param name="Steps">Steps that were made.</param>
/// <param name="Messages">Messages that were recorded.</param>
/// <param name="Failures">What does not hold; empty when it passed.</param>
internal sealed record ScenarioReport(string File, string Name, int Steps, int Messages, ImmutableArray<string> Failures)
{
    /// <summary>The journeys that it played, each with the whole trace.</summary>
    [JsonIgnore]
    public ImmutableArray<(Plan Plan, ImmutableArray<TracedStep> Trace)> Played { get; init; } = [];

    /// <summary>Whether everything holds.</summary>
    public bool Passed => Failures.IsEmpty;
}
