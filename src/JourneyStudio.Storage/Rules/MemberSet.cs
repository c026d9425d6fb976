using System.Numerics;

namespace JourneyStudio.Storage.Rules;

/// <summary>A set of members: one bit for each, in blocks of 65,536 ids, so that a million members are 128 KB. What is not a set operation is in order of the ids.</summary>
public sealed class MemberSet
{
    private const int WordBits = 6;
    private const int BlockBits = 10;
    private const int BlockWords = 1 << BlockBits;
    private const int BlockMask = BlockWords - 1;
    private const int WordMask = 63;

    private readonly SortedDictionary<long, ulong[]> blocks = [];
    private long latest = -1;
    private ulong[] latestBlock = [];

    /// <summary>How many members.</summary>
    public long Count => blocks.Values.Sum(block => block.Sum(word => (long)BitOperations.PopCount(word)));

    public bool IsEmpty => blocks.Values.All(block => block.AsSpan().IndexOfAnyExcept(0UL) < 0);

    /// <summary>Internal ids, ascending.</summary>
    public IEnumerable<long> Members
    {
        get
        {
            foreach (var (number, block) in blocks)
            {
                for (var word = 0; word < BlockWords; word++)
                {
                    for (var rest = block[word]; rest != 0; rest &= rest - 1)
                        yield return (((number << BlockBits) + word) << WordBits) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    public bool Contains(long member) =>
        blocks.TryGetValue(member >> (BlockBits + WordBits), out var block) && (block[(int)(member >> WordBits) & BlockMask] & (1UL << (int)(member & WordMask))) != 0;

    public void Add(long member) => Add(member >> WordBits, 1UL << (int)(member & WordMask));

    /// <summary>Adds up to 64 members at once.</summary>
    /// <param name="word">The members' ids divided by 64.</param>
    /// <param name="bits">A bit for each id.</param>
    public void Add(long word, ulong bits) => Block(word >> BlockBits)[(int)word & BlockMask] |= bits;

    public void UnionWith(MemberSet other)
    {
        foreach (var (number, theirs) in other.blocks)
        {
            var ours = Block(number);
            for (var word = 0; word < BlockWords; word++)
                ours[word] |= theirs[word];
        }
    }

    public void ExceptWith(MemberSet other) => Combine(other, (ours, theirs) => ours & ~theirs);

    public void IntersectWith(MemberSet other) => Combine(other, (ours, theirs) => ours & theirs);

    /// <summary>A few of them, spread over all.</summary>
    public IEnumerable<long> Spread(int few)
    {
        var step = Math.Max(1, Count / Math.Max(1, few));
        return Members.Where((_, index) => index % step == 0).Take(few);
    }

    /// <summary>Some of them from the end on, the highest id first.</summary>
    /// <param name="before">Only ids below this one; null: from the end.</param>
    /// <param name="count">At most so many.</param>
    public IEnumerable<long> Last(long? before, int count)
    {
        var limit = before ?? long.MaxValue;
        foreach (var (number, block) in blocks.Reverse().Where(block => block.Key << (BlockBits + WordBits) < limit))
        {
            for (var word = BlockWords - 1; word >= 0; word--)
            {
                for (var rest = block[word]; rest != 0 && count > 0; rest &= ~(1UL << BitOperations.Log2(rest)))
                {
                    var member = (((number << BlockBits) + word) << WordBits) + BitOperations.Log2(rest);
                    if (member >= limit)
                        continue;
                    count--;
                    yield return member;
                }
            }
        }
    }

    /// <summary>The members that are not in the other set.</summary>
    public MemberSet Without(MemberSet other)
    {
        var rest = new MemberSet();
        rest.UnionWith(this);
        rest.ExceptWith(other);
        return rest;
    }

    private void Combine(MemberSet other, Func<ulong, ulong, ulong> combine)
    {
        foreach (var (number, ours) in blocks)
        {
            var theirs = other.blocks.GetValueOrDefault(number);
            for (var word = 0; word < BlockWords; word++)
                ours[word] = combine(ours[word], theirs is null ? 0 : theirs[word]);
        }
    }

    /// <summary>Members come in order: the block of one is nearly always that of the next.</summary>
    private ulong[] Block(long number)
    {
        if (number == latest)
            return latestBlock;
        if (!blocks.TryGetValue(number, out var block))
            blocks.Add(number, block = new ulong[BlockWords]);
        (latest, latestBlock) = (number, block);
        return block;
    }
}
