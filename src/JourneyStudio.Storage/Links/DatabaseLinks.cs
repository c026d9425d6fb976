namespace JourneyStudio.Storage.Links;

/// <summary>Where hand-written statements get their connections: one kind for each database.</summary>
public abstract class DatabaseLinks
{
    /// <summary>Whether other processes may write to the database at the same time.</summary>
    public abstract bool Shared { get; }

    /// <param name="cacheKilobytes">Page cache of each connection, where connections have one.</param>
    /// <param name="bulk">For transactions of many thousand rows: an embedded database tidies up after them when others may write again.</param>
    internal abstract LinkPool Open(int cacheKilobytes, bool bulk = false);
}
