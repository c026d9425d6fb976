using System.Collections.Concurrent;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;

namespace JourneyStudio.Web.Shared.Definitions;

/// <summary>Published versions as models. A version never changes, so each is read once.</summary>
public sealed class PublishedDefinitions(VersionTexts texts, ActivityCatalog catalog)
{
    private readonly ConcurrentDictionary<long, JourneyDefinition> known = new();

    /// <summary>How an activity of a version is shown; by its id alone when version or activity are gone.</summary>
    public async Task<ActivityLook> LookAsync(long versionId, string activityId, string language, CancellationToken cancellationToken)
    {
        var definition = await FindAsync(versionId, cancellationToken);
        return definition?.Find(activityId) is { } activity ? ActivityLook.Of(activity, catalog, language) : ActivityLook.Unknown(activityId);
    }

    private async Task<JourneyDefinition?> FindAsync(long versionId, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(versionId, out var definition))
            return definition;
        if (await texts.FindAsync(versionId, cancellationToken) is not { } text || !DefinitionJson.Read(text).TryGet(out definition))
            return null;
        return known[versionId] = definition;
    }
}
