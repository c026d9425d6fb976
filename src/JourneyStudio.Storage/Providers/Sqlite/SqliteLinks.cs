using JourneyStudio.Storage.Links;

namespace JourneyStudio.Storage.Providers.Sqlite;

/// <summary>Connections to the file. This process is the only one that writes to it.</summary>
public sealed class SqliteLinks(StorageOptions options, StorageRoom room) : DatabaseLinks
{
    public override bool Shared => false;

    internal override LinkPool Open(int cacheKilobytes, bool bulk = false) => new SqliteLinkPool(options, cacheKilobytes, bulk, room);
}
