using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Execution.Operating;

namespace JourneyStudio.Runtime.Operating;

/// <summary>How many members each operation may still let go now. A node has its share by the slots it owns.</summary>
internal sealed class Throttles(TimeProvider time)
{
    private readonly Dictionary<long, (long At, double Left)> known = [];

    public int Allowed(Operation.CatchUp operation, SlotLease lease)
    {
        var perSecond = (double)operation.PerSecond * lease.Slots.Length / SlotLease.Count;
        var now = time.GetTimestamp();
        var (at, left) = known.GetValueOrDefault(operation.Id, (now, 1));
        // What was not used in a second is not saved up.
        left = Math.Min(left + time.GetElapsedTime(at, now).TotalSeconds * perSecond, Math.Max(1, perSecond));
        known[operation.Id] = (now, left);
        return (int)left;
    }

    public void Took(Operation.CatchUp operation, int members) => known[operation.Id] = known[operation.Id] with { Left = known[operation.Id].Left - members };
}
