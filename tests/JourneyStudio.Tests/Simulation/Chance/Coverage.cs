using System.Collections.Concurrent;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Tests.Simulation.Chance;

/// <summary>How often what came up in all the cases: luck that never meets a join proves nothing of joins.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Add(Ledger ledger)
    {
        foreach (var passage in ledger.Passages.Values)
        {
            Count($"state {passage.Enrollment.State}");
            if (passage.Enrollment.Reason is { } reason) Count($"reason {reason}");
            if (passage.Conversion is not null) Count("goal reached");
            foreach (var step in passage.Steps) Add(ledger.Plans.Find(step.Version)!, step);
            foreach (var effect in passage.Effects) Count($"effect {effect.Effect.GetType().Name}");
        }

        if (ledger.Migrated > 0) Count("migrated");
        if (ledger.TakenBack > 0) Count("taken back");
        foreach (var refusal in ledger.Refusals) Count($"refused {refusal.Split(' ')[^1]}");
    }

    /// <summary>Cases that were given up, see <see cref="EndlessCaseException"/>.</summary>
    public int Endless => counts.GetValueOrDefault("given up");

    public void AddEndless() => Count("given up");

    public IEnumerable<string> Missing(params IEnumerable<string> wanted) => wanted.Where(name => !counts.ContainsKey(name));

    public override string ToString() => string.Join('\n', counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value,8} {count.Key}"));

    private void Add(Plan plan, TraceStep step)
    {
        var type = plan.Definition.Find(step.Activity)!.Type;
        Count(type);
        if (step.By is not null) Count($"migrated {type}");
        if (step.LeftAt is null) Count("at rest at the end");
        if (step.Port is { } port) Count($"{type} by {port}");
        if (step.End is { } end) Count($"end {end}");
        if (step.LeftAt > step.ArrivedAt) Count($"parked {type}");
    }

    private void Count(string name) => counts.AddOrUpdate(name, 1, (_, before) => before + 1);
}
