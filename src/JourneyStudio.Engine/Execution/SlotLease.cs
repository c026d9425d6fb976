using System.Collections.Immutable;

namespace JourneyStudio.Engine.Execution;

/// <summary>Slots owned by one worker, with the epoch under which it owns them. A commit under an older epoch is refused.</summary>
/// <param name="Slots">Numbers of the slots, from 0 to <see cref="Count"/> - 1.</param>
/// <param name="Epoch">Epoch of the ownership, the same in each of the slots.</param>
public sealed record SlotLease(ImmutableArray<int> Slots, long Epoch)
{
    /// <summary>Number of slots that members are spread over.</summary>
    public const int Count = 16;

    /// <summary>The slot of a member: a fixed mixing of the number, so that neighbours are spread.</summary>
    public static int SlotOf(Members.MemberId member)
    {
        var mixed = unchecked((ulong)member.Value * 0x9E3779B97F4A7C15UL);
        return (int)(mixed >> 60);
    }
}
