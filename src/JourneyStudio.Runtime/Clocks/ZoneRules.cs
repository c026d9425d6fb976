using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Clocks;
using JourneyStudio.Storage.Execution;
using JourneyStudio.Storage.Settings;
using JourneyStudio.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JourneyStudio.Runtime.Clocks;

/// <summary>
/// Notices that the rules of a time zone have changed, as they do with an update of the system's data: then every wait that is meant in local time resolves again.
/// </summary>
public sealed class ZoneRules(IDbContextFactory<StudioDbContext> contexts, ClockStore clocks, RuntimeClock clock, RuntimeSignals signals, ILogger<ZoneRules> logger)
{
    internal const string Setting = "zones.rules";

    private const int FirstYear = 2024;
    private const int LastYear = 2040;

    /// <returns>How many waits will resolve again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var zones = await clocks.ZonesAsync(cancellationToken);
        var rules = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in zones)
        {
            if (Zones.Find(id).TryGet(out var zone))
                rules[id] = Print(zone);
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Priority = WritePriority.Upkeep;
        await using var write = await context.BeginWriteAsync(cancellationToken);
        var row = await context.Set<SettingRow>().FindAsync([Setting], cancellationToken);
        var known = row is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Value) ?? [];
        var changed = rules.Where(rule => known.TryGetValue(rule.Key, out var before) && before != rule.Value).Select(rule => rule.Key).ToList();
        if (changed.Count == 0 && rules.All(rule => known.ContainsKey(rule.Key)))
            return 0;
        if (row is null)
            context.Add(row = new SettingRow { Key = Setting, Value = "" });
        var now = clock.Now;
        (row.Value, row.UpdatedAt) = (JsonSerializer.Serialize(rules), now);
        await context.SaveChangesAsync(cancellationToken);
        var woken = changed.Count == 0 ? 0 : await context.Set<TokenRow>()
            .Where(token => token.Follows && token.Due > now).ExecuteUpdateAsync(set => set.SetProperty(token => token.Due, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        if (changed.Count > 0)
        {
            logger.ZonesChanged(string.Join(", ", changed), woken);
            signals.Work.Raise();
        }
        return woken;
    }

    /// <summary>A fingerprint of the zone's offsets over the years that waits reach into.</summary>
    private static string Print(TimeZoneInfo zone)
    {
        var offsets = new StringBuilder();
        for (var at = new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc); at.Year < LastYear; at = at.AddHours(12))
            offsets.Append((int)zone.GetUtcOffset(at).TotalMinutes).Append(',');
        return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(offsets.ToString())).AsSpan(0, 8));
    }
}
