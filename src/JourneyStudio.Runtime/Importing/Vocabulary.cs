using System.Collections.Frozen;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Organisation;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Runtime.Importing;

/// <summary>What the workspace calls its things: attributes, tags, stores, product lines. Read anew for every import and post.</summary>
public sealed class Vocabulary(WorkspaceContents contents, IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<KnownWords> ReadAsync(CancellationToken cancellationToken)
    {
        var content = new ContentCatalog(await contents.ReadAsync(cancellationToken));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await context.Set<OrgUnitRow>().AsNoTracking().Where(row => row.Active).Select(row => new { row.Key, row.Names, row.Kind }).ToListAsync(cancellationToken);
        var stores = Known(units.Select(unit => unit.Key), units.Where(unit => unit.Kind == OrgUnitKinds.Store).Select(unit => (unit.Key, unit.Names)));
        var lines = await context.Set<ProductLineRow>().AsNoTracking().Where(row => row.Active).Select(row => new { row.Key, row.Names }).ToListAsync(cancellationToken);
        return new KnownWords(content, stores, Known(lines.Select(line => line.Key), lines.Select(line => (line.Key, line.Names))));
    }

    /// <summary>By key, and by name: a name that several have says nothing.</summary>
    internal static FrozenDictionary<string, string> Known(IEnumerable<string> keys, IEnumerable<(string Key, LocalText Names)> named)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
            known[TextFold.Of(key)] = key;
        foreach (var name in named.SelectMany(thing => new[] { thing.Names.En, thing.Names.Zh }.Distinct().Select(name => (Name: TextFold.Of(name), thing.Key))).GroupBy(name => name.Name).Where(group => group.Count() == 1))
            known.TryAdd(name.Key, name.Single().Key);
        return known.ToFrozenDictionary();
    }
}

/// <summary>The workspace's words at one time.</summary>
public sealed record KnownWords(ContentCatalog Content, FrozenDictionary<string, string> Stores, FrozenDictionary<string, string> ProductLines)
{
    public ValueReader Reader(string dates = MomentReader.DayFirst) =>
        new(Content, Stores, ProductLines, new MomentReader(dates, Zones.Find(Content.Content.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc));
}
