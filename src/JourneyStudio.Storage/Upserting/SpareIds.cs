using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Writing;

namespace JourneyStudio.Storage.Upserting;

/// <summary>Ids for as many members as a batch may create. Those that it did not need serve the next one: a file whose members are all known uses up none.</summary>
internal sealed class SpareIds(IdBlocks ids)
{
    private readonly Lock sync = new();
    private (long First, int Count) spare;

    public async ValueTask<(long First, int Count)> TakeAsync(int count, WritePriority priority, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            if (spare.Count >= count && count > 0)
            {
                var taken = spare;
                spare = default;
                return taken;
            }
        }
        var block = await ids.TakeAsync(IdNames.Member, count, priority, cancellationToken);
        return (count == 0 ? 0 : block.Next(), count);
    }

    public void GiveBack((long First, int Count) taken, int used)
    {
        lock (sync)
        {
            if (taken.Count - used > spare.Count)
                spare = (taken.First + used, taken.Count - used);
        }
    }

    public static IdBlock Block((long First, int Count) taken) => new(taken.First, taken.Count);
}
