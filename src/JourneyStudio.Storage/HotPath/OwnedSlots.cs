using JourneyStudio.Engine.Execution;
using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.HotPath;

/// <summary>
/// Restricts a statement to the slots of a lease. A single one is compared, not looked up in a list: only then does PostgreSQL walk an index that is led by the slot in the order
/// of its other columns, instead of reading and sorting all that waits in the slot for every batch.
/// </summary>
internal static class OwnedSlots
{
    /// <summary>The condition with a leading <c>and</c>; empty when the lease has all slots.</summary>
    public static string Condition(SlotLease lease, int parameter) => lease.Slots.Length switch
    {
        SlotLease.Count => "",
        1 => $"and slot = ?{parameter}",
        _ => $"and slot in (select value from json_each(?{parameter}))",
    };

    /// <summary>Binds the parameter of <see cref="Condition"/>, if it has one.</summary>
    public static Statement SetSlots(this Statement statement, SlotLease lease, int parameter) => lease.Slots.Length switch
    {
        SlotLease.Count => statement,
        1 => statement.Set(parameter, (long)lease.Slots[0]),
        _ => statement.Set(parameter, IdList.Of(lease.Slots)),
    };
}
