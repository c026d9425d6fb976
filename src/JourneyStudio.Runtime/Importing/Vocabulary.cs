using System.Collections.Frozen;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Organisation;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Runtime.Importing;

/// <summary>What the workspace calls its things: attributes, tags, stores. Read anew for every import and post.</summary>
public sealed class Vocabulary(WorkspaceContents contents, IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<KnownWords> ReadAsync(CancellationToken cancellationToken)
    {
        var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await context.Set<OrgUnitRow>().AsNoTracking().Where(row => row.Active).Select(row => new { row.Key, row.Names, row.Kind }).ToListAsync(cancellationToken);
        var stores = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units)
            stores[TextFold.Of(unit.Key)] = unit.Key;
        // A name that several stores have says nothing
        foreach (var name in units.Where(unit => unit.Kind == "store").SelectMany(unit => new[] { unit.Names.En, unit.Names.Zh }.Distinct().Select(name => (Name: TextFold.Of(name), unit.Key)))
            .GroupBy(name => name.Name).Where(group => group.Count() == 1))
            stores.TryAdd(name.Key, name.Single().Key);
        return new KnownWords(content, stores.ToFrozenDictionary());
    }
}

/// <summary>The workspace's words at one time.</summary>
public sealed record KnownWords(ContentCatalog Content, FrozenDictionary<string, string> Stores)
{
    public ValueReader Reader(string dates = MomentReader.DayFirst) =>
        new(Content, Stores, new MomentReader(dates, Zones.Find(Content.Content.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc));
}
