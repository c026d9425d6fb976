using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>SEMANTICS.md, "Laws" 1, with migrations: entered + migrated in = active + ended + migrated out, for each version.</summary>
internal sealed class MigrationLaws
{
    private readonly Dictionary<VersionId, int> balance = [];

    public void Stand(EnrollmentChange change)
    {
        if (change.Enrollment.State == EnrollmentState.Control) return;
        if (change.StepBefore is null) Add(change.Enrollment.Version, 1);
        if (change.VersionBefore is not { } before) return;
        Law.Holds(before != change.Enrollment.Version, "a migration leads to the version that it began in");
        Add(before, -1);
        Add(change.Enrollment.Version, 1);
    }

    public void Check(IEnumerable<Passage> passages)
    {
        var there = passages.Where(passage => passage.Enrollment.State != EnrollmentState.Control).GroupBy(passage => passage.Enrollment.Version).ToDictionary(group => group.Key, group => group.Count());
        foreach (var (version, count) in balance) Law.Holds(there.GetValueOrDefault(version) == count, $"version {version.Value} should hold {count} enrollments, it holds {there.GetValueOrDefault(version)}");
    }

    private void Add(VersionId version, int count) => balance[version] = balance.GetValueOrDefault(version) + count;
}
