using System.Collections.Immutable;
using System.Text.Json.Serialization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Simulation;

namespace JourneyStudio.Cli.Testing;

/// <summary>What came of one scenario.</summary>
/// <param name="File">Path of its file; null for one that is kept with a journey.</param>
/// <param name="Name">What it shows, or the file's name when it cannot be read.</param>
/// <param name="Steps">Steps that were made.</param>
/// <param name="Messages">Messages that were recorded.</param>
/// <param name="Failures">What does not hold; empty when it passed.</param>
internal sealed record ScenarioReport(string? File, string Name, int Steps, int Messages, ImmutableArray<string> Failures)
{
    /// <summary>Logical id of the journey that it is kept with; null for one of a file.</summary>
    public string? Journey { get; init; }

    /// <summary>The journeys that it played, each with the whole trace.</summary>
    [JsonIgnore]
    public ImmutableArray<(Plan Plan, ImmutableArray<TracedStep> Trace)> Played { get; init; } = [];

    /// <summary>Whether everything holds.</summary>
    public bool Passed => Failures.IsEmpty;
}
