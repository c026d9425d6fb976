using System.Collections.Immutable;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>Members in flight go to a second version of their journey, and perhaps back.</summary>
/// <param name="At">When.</param>
/// <param name="Second">The second version.</param>
/// <param name="Map">What becomes of those who stand at each activity.</param>
/// <param name="TakenBackAt">When it is taken back; null: never.</param>
internal sealed record ChanceMigration(DateTimeOffset At, JourneyDefinition Second, ImmutableSortedDictionary<string, MigrationChoice> Map, DateTimeOffset? TakenBackAt)
{
    /// <summary>What an operator asks for, in the order of time.</summary>
    public IEnumerable<(DateTimeOffset At, bool Back)> Wishes => TakenBackAt is { } back ? [(At, false), (back, true)] : [(At, false)];
}
