using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Engine.Execution;

/// <summary>All versions that somebody is in or can enter, and the content they refer to.</summary>
public sealed class PlanSet
{
    private readonly FrozenDictionary<VersionId, Plan> byVersion;
    private readonly FrozenDictionary<string, ImmutableArray<Plan>> byTrigger;
    private readonly FrozenSet<string> listens;
    private readonly FrozenSet<string> goals;
    private readonly FrozenSet<JourneyId> paused;
    private readonly FrozenDictionary<VersionId, ContactRules> contact;
    private readonly ContactRules workspace;

    /// <param name="plans">Every version that members are in or can enter.</param>
    /// <param name="admitting">Those that let members in: the newest version of every live journey.</param>
    /// <param name="content">The workspace's content.</param>
    /// <param name="paused">Journeys that are paused: they refuse entries, or keep them for later.</param>
    public PlanSet(IEnumerable<Plan> plans, IEnumerable<VersionId> admitting, ContentCatalog content, IEnumerable<JourneyId>? paused = null)
    {
        Content = content;
        Tags = new TagWatch(content.Content.Tags, content.Content.Models ?? ModelSettings.Default);
        this.paused = paused?.ToFrozenSet() ?? [];
        byVersion = plans.ToFrozenDictionary(plan => plan.Identity.Version);
        byTrigger = admitting.Select(version => byVersion[version])
            .SelectMany(plan => plan.Triggers.SelectMany(trigger => trigger.Listens).Distinct().Select(name => (Name: name, Plan: plan)))
            .GroupBy(entry => entry.Name)
            .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.Plan).OrderByDescending(plan => plan.Priority).ThenBy(plan => plan.Identity.Journey.Value).ToImmutableArray());
        goals = byVersion.Values.Select(plan => plan.Goal?.Event).OfType<string>().ToFrozenSet();
        listens = byVersion.Values.SelectMany(plan => plan.Listens).ToFrozenSet();
        workspace = ContactRules.Of(content.Content, default, [], []);
        contact = byVersion.Values.ToFrozenDictionary(plan => plan.Identity.Version, plan => ContactRules.Of(content.Content, plan.Identity.Journey, plan.Definition.Rules.Caps, plan.Definition.Rules.QuietHours));
        Needs = ContactNeeds.Complete(byVersion.Values.Aggregate(SnapshotNeeds.None, (all, plan) => all.With(plan.Needs)), content.Content, contact.Values);
    }

    /// <summary>No journeys.</summary>
    public static PlanSet Empty { get; } = new([], [], ContentCatalog.Empty);

    /// <summary>The workspace's content.</summary>
    public ContentCatalog Content { get; }

    /// <summary>What the computed tags of the workspace listen to.</summary>
    public TagWatch Tags { get; }

    /// <summary>What all of them together read of a member.</summary>
    public SnapshotNeeds Needs { get; }

    /// <summary>All plans.</summary>
    public IEnumerable<Plan> Plans => byVersion.Values;

    /// <summary>Triggers that start without an event from outside, of the versions that let members in.</summary>
    internal IReadOnlyList<ClockTrigger> Clocks => field ??=
    [
        .. from plan in AdmittingPlans
           from trigger in plan.Triggers
           where trigger.Clock is not null
           select new ClockTrigger(plan, trigger, trigger.Clock!),
    ];

    /// <summary>The plan of a version, or null when the set has none.</summary>
    public Plan? Find(VersionId version) => byVersion.GetValueOrDefault(version);

    /// <summary>What limits the messages of a version; of one that nobody is in any more, what limits all of the workspace.</summary>
    public ContactRules Contact(VersionId version) => contact.GetValueOrDefault(version, workspace);

    /// <summary>The plans that let members in, by journey.</summary>
    public IEnumerable<Plan> AdmittingPlans => byTrigger.Values.SelectMany(plans => plans).Distinct().OrderBy(plan => plan.Identity.Journey.Value);

    /// <summary>The plans that let members in on this event, by journey.</summary>
    public ImmutableArray<Plan> Admitting(string eventName) => byTrigger.GetValueOrDefault(eventName, []);

    /// <summary>Whether a journey is paused.</summary>
    public bool IsPaused(JourneyId journey) => paused.Contains(journey);

    /// <summary>Whether any version lets members in on this event or waits for it, or a computed tag follows it. Effects' events that nobody listens to are not stored.</summary>
    public bool ListensTo(string eventName) => listens.Contains(eventName) || Tags.Hears(eventName);

    /// <summary>Whether any version lets members in on this event or waits for it.</summary>
    public bool JourneysListenTo(string eventName) => listens.Contains(eventName);

    /// <summary>What an event of this name is to the versions.</summary>
    public Hearing Hears(string eventName) =>
        ListensTo(eventName) ? Hearing.Awaited
        : Needs.Events.ContainsKey(eventName) || (Needs.Acts is not null && OwnActs.Includes(eventName)) ? Hearing.Remembered
        : Hearing.None;

    /// <summary>Whether any version has an event as its goal: then enrollments that have ended may still convert.</summary>
    public bool HasGoals => goals.Count > 0;

    /// <summary>Whether the goal of any version is an event of this name.</summary>
    public bool IsGoal(string eventName) => goals.Contains(eventName);

    /// <summary>Whether a live journey of this logical id lets members in on an event of this name.</summary>
    public bool Admits(string definitionId, string eventName) => Admitting(eventName).Any(plan => plan.Identity.Key == definitionId);
}
