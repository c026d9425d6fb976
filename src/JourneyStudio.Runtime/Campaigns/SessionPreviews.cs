using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Time;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Campaigns;

namespace JourneyStudio.Runtime.Campaigns;

/// <summary>Says before a session is moved or called off what becomes of those who wait for a date of it, by letting their activities decide. Nothing is written.</summary>
public sealed class SessionPreviews(SessionWaits waits, PlanCache plans, RuntimeClock clock)
{
    /// <param name="session">The session as it is.</param>
    /// <param name="times">When it would take place; null: not at all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SessionPreview> OfAsync(SessionRow session, SessionTimes? times, CancellationToken cancellationToken)
    {
        var current = await plans.CurrentAsync(cancellationToken);
        var now = clock.Now;
        var changed = Changed(session, times);
        var (concerned, inFlight) = await waits.CountAsync(session.Key, cancellationToken);
        var lines = from wait in await waits.ReadAsync(session.Key, cancellationToken)
                    let plan = current.Find(new VersionId(wait.Version))
                    let activity = plan?.Find(wait.Activity)
                    where activity is not null && WaitsForSession(activity)
                    let after = Decide(activity!, Context(current, plan!, wait, changed, now), now)
                    group wait.Enrollment by new { wait.Version, wait.DefinitionId, wait.Journey, wait.Activity, wait.Due, after.Fate, after.At } into same
                    select new PreviewedWait(same.Key.Version, same.Key.DefinitionId, same.Key.Journey, same.Key.Activity, same.Count(), same.Key.Due, same.Key.Fate, same.Key.At);
        var told = times is null ? SessionEvents.Cancelled : SessionEvents.Rescheduled;
        return new SessionPreview(concerned, inFlight, [.. lines], [.. current.Admitting(told).Select(plan => (plan.Identity.Key, Name: plan.Definition.Name ?? plan.Identity.Key)).Distinct().Select(journey => new ToldJourney(journey.Key, journey.Name))]);
    }

    private static SessionRecord Changed(SessionRow session, SessionTimes? times) => new()
    {
        Key = session.Key,
        Names = session.Names,
        Campaign = session.Campaign,
        Store = session.Store,
        Place = session.Place,
        Zone = times?.TimeZone ?? session.TimeZone,
        StartsAt = times?.StartsAt ?? session.StartsAt,
        EndsAt = times?.EndsAt ?? session.EndsAt,
        Capacity = session.Capacity,
        Lecturer = session.Lecturer,
        Coupon = session.Coupon,
        Cancelled = times is null,
    };

    private static bool WaitsForSession(BoundActivity activity) =>
        activity.Kind.Descriptor.Family == ActivityFamily.Wait && activity.Settings["anchor"]?.ToString() is { } anchor && DateAnchors.RecordOf(anchor) == RecordKinds.Session;

    private static (WaitFate Fate, DateTimeOffset? At) Decide(BoundActivity activity, ActivityContext context, DateTimeOffset now) => activity.Execute(context) switch
    {
        Outcome.WaitUntil wait when wait.Due > now => (WaitFate.Waits, wait.Due),
        Outcome.Complete => (WaitFate.Leaves, null),
        _ => (WaitFate.GoesOn, null),
    };

    /// <summary>The member does not matter: a date of the session is told in the session's zone.</summary>
    private static ActivityContext Context(PlanSet plans, Plan plan, SessionWait wait, SessionRecord session, DateTimeOffset now) => new()
    {
        Member = new MemberSnapshot { Id = default, PublicId = "", Zone = TimeZoneInfo.Utc, Language = Languages.English },
        Records = ImmutableSortedDictionary<string, string>.Empty.Add(RecordKinds.Session, session.Key),
        EnteredAt = wait.ArrivedAt,
        ArrivedAt = wait.ArrivedAt.AddMilliseconds(wait.Shifted),
        Journey = plan.Identity.Key,
        Activity = wait.Activity,
        Zone = plan.Zone ?? (Zones.Find(session.Zone).TryGet(out var zone) ? zone : TimeZoneInfo.Utc),
        Session = session,
        Content = plans.Content,
        Now = now,
    };
}
