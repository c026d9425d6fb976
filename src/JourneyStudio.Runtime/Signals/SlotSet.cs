using System.Globalization;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Runtime.Signals;

/// <summary>Some of the slots: whose owners are meant.</summary>
public readonly record struct SlotSet
{
    private readonly int bits;

    private SlotSet(int bits) => this.bits = bits;

    public static SlotSet All { get; } = new((1 << SlotLease.Count) - 1);

    public bool IsEmpty => bits == 0;

    public static SlotSet Of(IEnumerable<int> slots) => new(slots.Aggregate(0, (bits, slot) => bits | (1 << slot)));

    public static SlotSet Of(IEnumerable<MemberId> members) => Of(members.Select(SlotLease.SlotOf));

    /// <summary>All of them, when the text is none of <see cref="ToString"/>.</summary>
    public static SlotSet Parse(string text) => int.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits) ? new(bits & All.bits) : All;

    public bool Meets(SlotSet other) => (bits & other.bits) != 0;

    public SlotSet With(SlotSet other) => new(bits | other.bits);

    public override string ToString() => bits.ToString("x", CultureInfo.InvariantCulture);
}
