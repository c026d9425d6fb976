using System.Text.Json;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Segments;

/// <summary>Which journeys, segments and tags read which segments, or attributes: wherever a definition or a rule says <c>"segment": "key"</c>.</summary>
internal static class SegmentUses
{
    private const string Property = "segment";

    public static Task<ILookup<string, SegmentUse>> ReadAsync(StudioDbContext context, CancellationToken cancellationToken) => ReadAsync(context, Property, cancellationToken);

    public static async Task<ILookup<string, SegmentUse>> ReadAsync(StudioDbContext context, string property, CancellationToken cancellationToken)
    {
        var said = $"\"{property}\"";
        var published = await (
            from journey in context.Set<JourneyRow>()
            join version in context.Set<JourneyVersionRow>() on new { JourneyId = journey.Id, Number = journey.PublishedVersion } equals new { version.JourneyId, Number = (int?)version.Number }
            where version.Text.Contains(said)
            select new { journey.DefinitionId, journey.Name, version.Text, Published = journey.State != "stopped" }).AsNoTracking().ToListAsync(cancellationToken);
        var drafts = await (
            from journey in context.Set<JourneyRow>()
            join draft in context.Set<DraftRow>() on journey.Id equals draft.JourneyId
            where draft.Text.Contains(said)
            select new { journey.DefinitionId, journey.Name, draft.Text, Published = false }).AsNoTracking().ToListAsync(cancellationToken);
        var segments = await context.Set<SegmentRow>().AsNoTracking().Where(row => row.ArchivedAt == null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var tags = await context.Set<TagRow>().AsNoTracking().Where(row => row.ArchivedAt == null && row.Rule != null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return published.Concat(drafts)
            .SelectMany(journey => Keys(journey.Text, property).Select(key => (Key: key, Use: new SegmentUse(journey.DefinitionId, null, journey.Name, null, journey.Published))))
            .Concat(segments.SelectMany(row => Keys(row.Rule, property).Select(key => (Key: key, Use: new SegmentUse(null, row.Key, row.Key, row.Names, true)))))
            .Concat(tags.SelectMany(row => Keys(row.Rule!, property).Select(key => (Key: key, Use: new SegmentUse(null, null, row.Key, row.Names, true) { Tag = row.Key }))))
            .DistinctBy(read => (read.Key, read.Use.Journey, read.Use.Segment, read.Use.Tag))
            .ToLookup(read => read.Key, read => read.Use, StringComparer.Ordinal);
    }

    private static HashSet<string> Keys(string json, string property)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            Gather(document.RootElement, property, keys);
        }
        catch (JsonException)
        {
            // What cannot be read reads nothing
        }
        return keys;
    }

    private static void Gather(JsonElement json, string name, HashSet<string> keys)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Gather(item, name, keys);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (property.NameEquals(name) && property.Value.ValueKind == JsonValueKind.String)
                    keys.Add(property.Value.GetString()!);
                else
                    Gather(property.Value, name, keys);
            }
        }
    }
}
