namespace JourneyStudio.Runtime.Importing;

/// <summary>Remembers which identities a file had already: 64 bits for each, so that five million take some eighty megabytes and not the file's length.</summary>
internal sealed class SeenIdentities
{
    private ulong[] slots = new ulong[1 << 12];
    private int count;

    /// <returns>False when it was there before.</returns>
    public bool Add(string identity)
    {
        if (count >= slots.Length / 4 * 3)
            Grow();
        if (!Put(slots, HashOf(identity)))
            return false;
        count++;
        return true;
    }

    private void Grow()
    {
        var larger = new ulong[slots.Length * 2];
        foreach (var hash in slots)
        {
            if (hash != 0)
                Put(larger, hash);
        }
        slots = larger;
    }

    private static bool Put(ulong[] into, ulong hash)
    {
        var mask = (uint)into.Length - 1;
        for (var place = (uint)hash & mask; ; place = (place + 1) & mask)
        {
            if (into[place] == hash)
                return false;
            if (into[place] != 0)
                continue;
            into[place] = hash;
            return true;
        }
    }

    /// <summary>FNV-1a, mixed once more; never 0, which marks an empty place.</summary>
    private static ulong HashOf(string identity)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in identity)
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        hash = unchecked((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL);
        return hash == 0 ? 1 : hash;
    }
}
