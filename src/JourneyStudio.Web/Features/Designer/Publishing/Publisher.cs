using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Organisation.Access;
using JourneyStudio.Web.Features.Designer.Drafts;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Shared.Trying;

namespace JourneyStudio.Web.Features.Designer.Publishing;

/// <summary>Publishes a draft that nothing blocks, and tells the runtime. It asks itself who may: the page it stands on is open to those who only draw.</summary>
internal sealed class Publisher(JourneyPublishing publishing, JourneyApprovals approvals, ScenarioGate scenarios, AccessReading access, RuntimeSignals signals)
{
    private static readonly AccessRequirement Allowed = new(Permission.All.Single(permission => permission.Policy == StudioPolicies.Studio));

    /// <returns>The new version's number; null when checks or scenarios block it, the draft has moved on, or whoever asks may not publish.</returns>
    public async Task<int?> PublishAsync(DraftView draft, long? by, CancellationToken cancellationToken)
    {
        if (!await AllowsAsync(draft, by, cancellationToken)) return null;
        var number = await publishing.PublishAsync(draft.Stored.Definition.DefinitionId, draft.Stored.Revision, by, cancellationToken);
        if (number is not null) signals.PlansChanged();
        return number;
    }

    /// <summary>Asks that somebody else publish it.</summary>
    /// <returns>False when checks or scenarios block it, the draft has moved on, or whoever asks may not publish themselves.</returns>
    public async Task<bool> AskAsync(DraftView draft, long? by, CancellationToken cancellationToken) =>
        await AllowsAsync(draft, by, cancellationToken) && await approvals.AskAsync(draft.Stored.Definition.DefinitionId, draft.Stored.Revision, by!.Value, cancellationToken);

    /// <summary>Takes the question back, or answers it with no.</summary>
    public async Task<bool> DropAsync(DraftView draft, long? by, CancellationToken cancellationToken) =>
        await MayAsync(by, cancellationToken) && await approvals.DropAsync(draft.Stored.Definition.DefinitionId, draft.Stored.Revision, by!.Value, cancellationToken);

    private async Task<bool> AllowsAsync(DraftView draft, long? by, CancellationToken cancellationToken) =>
        draft.Blocking == 0 && await MayAsync(by, cancellationToken) && await scenarios.AllowsAsync(draft.Stored.Definition, cancellationToken);

    private async Task<bool> MayAsync(long? by, CancellationToken cancellationToken) => by is { } person && Allowed.IsMetBy(await access.OfUserAsync(person, cancellationToken));
}
