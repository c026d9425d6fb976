using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Importing;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Segments;
using Microsoft.EntityFrameworkCore;

namespace JourneyStudio.Storage.Tags;

/// <summary>Which journeys, segments and tags read or write which tags.</summary>
internal static class TagUses
{
    public static async Task<ILookup<string, TagUse>> ReadAsync(StudioDbContext context, ActivityCatalog catalog, CancellationToken cancellationToken)
    {
        var published = await (
            from journey in context.Set<JourneyRow>()
            join version in context.Set<JourneyVersionRow>() on new { JourneyId = journey.Id, Number = journey.PublishedVersion } equals new { version.JourneyId, Number = (int?)version.Number }
            select new { journey.DefinitionId, journey.Name, version.Text, Published = journey.State != "stopped" }).AsNoTracking().ToListAsync(cancellationToken);
        var drafts = await (
            from journey in context.Set<JourneyRow>()
            join draft in context.Set<DraftRow>() on journey.Id equals draft.JourneyId
            select new { journey.DefinitionId, journey.Name, draft.Text, Published = false }).AsNoTracking().ToListAsync(cancellationToken);
        var journeys = published.Concat(drafts).SelectMany(journey => Named(journey.Text, catalog).Select(reference =>
            (reference.Tag, Use: new TagUse(journey.DefinitionId, null, journey.Name, null) { ActivityType = reference.Activity?.Type, Writes = reference.Writes, Published = journey.Published })));
        return journeys.Concat(await SetsAsync(context, cancellationToken)).Concat(await PlacesAsync(context, cancellationToken))
            .DistinctBy(one => (one.Tag, one.Use.Journey, one.Use.Set, one.Use.Place, one.Use.ActivityType, one.Use.Writes))
            .ToLookup(one => one.Tag, one => one.Use, StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<(string Tag, TagUse Use)>> SetsAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var segments = await context.Set<SegmentRow>().AsNoTracking().Where(row => row.ArchivedAt == null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var tags = await context.Set<TagRow>().AsNoTracking().Where(row => row.ArchivedAt == null && row.Rule != null).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return segments.Select(row => (Set: new SetKey(SetKind.Segment, row.Key), row.Names, row.Rule))
            .Concat(tags.Select(row => (Set: new SetKey(SetKind.Tag, row.Key), row.Names, Rule: row.Rule!)))
            .SelectMany(set => Read(set.Rule).Select(tag => (tag, new TagUse(null, set.Set, set.Set.Key, set.Names) { Published = true })));
    }

    /// <summary>What the studio itself does with tags: pages of sessions and codes count by two of them; assignments and imports that are under way write theirs.</summary>
    private static async Task<IEnumerable<(string Tag, TagUse Use)>> PlacesAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var bulk = await context.Set<TagAssignmentRow>().AsNoTracking().Where(row => row.State == AssignmentStates.Running || row.State == AssignmentStates.Stopping).Select(row => row.Tag).Distinct().ToListAsync(cancellationToken);
        var setups = await context.Set<ImportRow>().AsNoTracking().Where(row => row.State == ImportStates.Running && row.Setup != null).Select(row => row.Setup!).ToListAsync(cancellationToken);
        var imported = setups.Count == 0 ? [] : (await context.Set<TagRow>().AsNoTracking().Select(row => row.Key).ToListAsync(cancellationToken))
            .Where(key => setups.Exists(setup => setup.Contains($"\"tags.{key}\"", StringComparison.Ordinal)));
        return new[] { SessionTags.SignedUp, SessionTags.CheckedIn }.Select(tag => (Tag: tag, Use: Place("sessions", writes: false)))
            .Concat(bulk.Select(tag => (tag, Place("bulk", writes: true))))
            .Concat(imported.Select(tag => (tag, Place("imports", writes: true))));
    }

    private static TagUse Place(string place, bool writes) => new(null, null, place, null) { Place = place, Writes = writes, Published = true };

    private static IEnumerable<TagReference> Named(string text, ActivityCatalog catalog) =>
        DefinitionJson.Read(text).TryGet(out var definition) ? TagReferences.Find(definition, catalog) : [];

    private static IEnumerable<string> Read(string rule) =>
        RuleJson.Parse(System.Text.Json.JsonElement.Parse(rule)).TryGet(out var read) ? read.Leaves.OfType<TagRule>().Select(leaf => leaf.Tag) : [];
}
