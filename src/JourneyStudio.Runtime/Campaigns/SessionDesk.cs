using JourneyStudio.Engine;
using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Organisation.Access;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Where people and programs make and change sessions: when it has answered, those who wait for a date of one are on their way.</summary>
public sealed class SessionDesk(SessionCreation creation, SessionEditing editing, SessionListings listings, CampaignEditing campaigns, RuntimeClock clock, RuntimeSignals signals)
{
    /// <inheritdoc cref="SessionCreation.CreateAsync"/>
    public Task<IReadOnlyList<SessionOutcome>> CreateAsync(IReadOnlyList<SessionDraft> drafts, Scope scope, long actor, CancellationToken cancellationToken) =>
        creation.CreateAsync(drafts, scope, actor, clock.Now, cancellationToken);

    /// <inheritdoc cref="SessionEditing.ChangeAsync"/>
    public Task<IReadOnlyList<Problem>> ChangeAsync(SessionDraft draft, Scope scope, long actor, CancellationToken cancellationToken) =>
        editing.ChangeAsync(draft, scope, actor, clock.Now, cancellationToken);

    /// <inheritdoc cref="SessionEditing.RescheduleAsync"/>
    public async Task<IReadOnlyList<Problem>> RescheduleAsync(string key, SessionTimes times, Scope scope, long actor, CancellationToken cancellationToken) =>
        Told(await editing.RescheduleAsync(key, times, scope, actor, clock.Now, cancellationToken));

    /// <inheritdoc cref="SessionEditing.CancelAsync"/>
    public async Task<IReadOnlyList<Problem>> CancelAsync(string key, string reason, Scope scope, long actor, CancellationToken cancellationToken) =>
        Told(await editing.CancelAsync(key, reason, scope, actor, clock.Now, cancellationToken));

    /// <summary>Makes a session again at other times and stores.</summary>
    public async Task<Result<IReadOnlyList<SessionOutcome>>> CloneAsync(string key, SessionClone wish, Scope scope, long actor, CancellationToken cancellationToken)
    {
        if (await listings.FindAsync(key, scope, cancellationToken) is not { Session: { } session })
            return new Problem("session.unknown", key);
        var stores = (await creation.SurroundingsAsync(scope, cancellationToken)).Stores;
        if (wish.Stores.FirstOrDefault(store => !stores.ContainsKey(store)) is { } unknown)
            return new Problem("session.store", unknown) { Field = "stores" };
        return Result.Ok(await CreateAsync([.. wish.Stores.Select(store => SessionClones.At(session, stores[store], wish.Start))], scope, actor, cancellationToken));
    }

    /// <summary>Makes a campaign again under another name: all its sessions that were not cancelled, so many days later at the same local times.</summary>
    /// <returns>The key of the new campaign, and what became of its sessions.</returns>
    public async Task<Result<CampaignClone>> CloneCampaignAsync(string campaign, LocalText names, int days, Scope scope, long actor, CancellationToken cancellationToken)
    {
        var sessions = await listings.OfCampaignAsync(campaign, scope, cancellationToken);
        var line = (await creation.SurroundingsAsync(scope, cancellationToken)).Campaigns.GetValueOrDefault(campaign)?.ProductLine;
        if (sessions.Count == 0)
            return new Problem("campaign.no-sessions");
        var made = await campaigns.CreateAsync(names, line, scope, actor, clock.Now, cancellationToken);
        if (!made.TryGet(out var key))
            return Result.Fail<CampaignClone>(made.Problems);
        return new CampaignClone(key, await CreateAsync([.. sessions.Select(session => SessionClones.Later(session, key, days))], scope, actor, cancellationToken));
    }

    private IReadOnlyList<Problem> Told(IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
            signals.Work.Raise();
        return problems;
    }
}

/// <summary>Where and when a session is to take place again.</summary>
/// <param name="Start">Its start on the wall of each store.</param>
/// <param name="Stores">Keys of the stores.</param>
public sealed record SessionClone(DateTime Start, IReadOnlyList<string> Stores);

/// <summary>A campaign that was made again.</summary>
public sealed record CampaignClone(string Campaign, IReadOnlyList<SessionOutcome> Sessions);
