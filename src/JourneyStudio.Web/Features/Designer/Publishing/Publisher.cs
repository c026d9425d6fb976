using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Web.Features.Designer.Drafts;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>Publishes a draft that nothing blocks, and tells the runtime.</summary>
internal sealed class Publisher(JourneyPublishing publishing, RuntimeSignals signals)
{
    /// <returns>The new version's number; null when checks block it or the draft has moved on.</returns>
    public async Task<int?> PublishAsync(DraftView draft, long? by, CancellationToken cancellationToken)
    {
        if (draft.Blocking > 0) return null;
        var number = await publishing.PublishAsync(draft.Stored.Definition.DefinitionId, draft.Stored.Revision, by, cancellationToken);
        if (number is not null) signals.PlansChanged();
        return number;
    }
}
