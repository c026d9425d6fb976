using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>Publishes a draft that nothing blocks, and tells the runtime. It asks itself who may: the page it stands on is open to those who only draw.</summary>
internal sealed class Publisher(JourneyPublishing publishing, AccessReading access, RuntimeSignals signals)
{
    private static readonly AccessRequirement Allowed = new(Permission.All.Single(permission => permission.Policy == StudioPolicies.Studio));

    /// <returns>The new version's number; null when checks block it, the draft has moved on, or whoever asks may not publish.</returns>
    public async Task<int?> PublishAsync(DraftView draft, long? by, CancellationToken cancellationToken)
    {
        if (draft.Blocking > 0 || by is not { } person || !Allowed.IsMetBy(await access.OfUserAsync(person, cancellationToken))) return null;
        var number = await publishing.PublishAsync(draft.Stored.Definition.DefinitionId, draft.Stored.Revision, by, cancellationToken);
        if (number is not null) signals.PlansChanged();
        return number;
    }
}
