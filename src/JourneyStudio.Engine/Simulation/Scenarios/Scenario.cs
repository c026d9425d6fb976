using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>
/// A script: given members and sessions, when they act and time goes by, then what must have happened. A file, <c>*.scenario.json</c>, names its journeys and its content by path;
/// one that is kept with a journey plays that journey in the workspace's content, and names only those that run beside it.
/// </summary>
public sealed record Scenario
{
    /// <summary>What it shows.</summary>
    public required string Name { get; init; }

    /// <summary>In a file: paths of the journeys that run, relative to it. Kept with a journey: logical ids of the others that run beside it.</summary>
    public ImmutableArray<string> Journeys { get; init; } = [];

    /// <summary>In a file: path of the content that the journeys refer to, relative to it. Kept with a journey: null.</summary>
    public string? Content { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long the clock is run after the last act; by default until nobody waits for a time any more.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Sessions that take place.</summary>
    public ImmutableArray<SessionRecord> Sessions { get; init; } = [];

    /// <summary>Members that there are.</summary>
    public required ImmutableArray<ScenarioMember> Members { get; init; }

    /// <summary>What they do, in order of time.</summary>
    public required ImmutableArray<ScenarioAct> When { get; init; }

    /// <summary>Sessions as they are changed on the way: rescheduled, moved, called off.</summary>
    public ImmutableArray<SessionMove> Moves { get; init; } = [];

    /// <summary>Members who turn out to be one person on the way.</summary>
    public ImmutableArray<ScenarioMerge> Merges { get; init; } = [];

    /// <summary>Members whose data are erased on the way.</summary>
    public ImmutableArray<ScenarioErasure> Erasures { get; init; } = [];

    /// <summary>What must have happened at the end.</summary>
    public required ImmutableArray<Expectation> Then { get; init; }
}

/// <summary>A change of a session.</summary>
/// <param name="At">When it is changed.</param>
/// <param name="Session">The session as it is from then on.</param>
public sealed record SessionMove(DateTimeOffset At, SessionRecord Session);

/// <summary>Two members are merged.</summary>
/// <param name="At">When.</param>
/// <param name="Survivor">Who stays.</param>
/// <param name="Duplicate">Who goes on as the survivor.</param>
public sealed record ScenarioMerge(DateTimeOffset At, string Survivor, string Duplicate)
{
    /// <summary>Attributes and channels of which the duplicate's value is taken.</summary>
    public ImmutableArray<string> FromDuplicate { get; init; } = [];
}

/// <summary>A member's data are erased.</summary>
/// <param name="At">When.</param>
/// <param name="Member">Whose.</param>
public sealed record ScenarioErasure(DateTimeOffset At, string Member);

/// <summary>A member of a scenario.</summary>
public sealed record ScenarioMember
{
    /// <summary>Name by which the script speaks of them.</summary>
    public required string Id { get; init; }

    /// <summary>True for a staff person, who is no member.</summary>
    public bool Staff { get; init; }

    /// <summary>Language for messages. Default Chinese.</summary>
    public string Language { get; init; } = Languages.Chinese;

    /// <summary>IANA zone. Default that of the workspace's content.</summary>
    public string? Zone { get; init; }

    /// <summary>Attributes by key.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Attributes { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>Tags, as <c>tag</c> or <c>tag@scope</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Address by channel; having one here also gives consent to service messages there.</summary>
    public ImmutableSortedDictionary<string, string> Addresses { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Channels on which marketing is consented to.</summary>
    public ImmutableArray<string> Marketing { get; init; } = [];

    /// <summary>Channels on which service messages are not consented to, though there is an address.</summary>
    public ImmutableArray<string> NoService { get; init; } = [];

    /// <summary>Channels whose address is on the suppression list, each with the reason.</summary>
    public ImmutableSortedDictionary<string, string> Suppressed { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Keys of segments that they belong to.</summary>
    public ImmutableArray<string> Segments { get; init; } = [];

    /// <summary>Orders from before, oldest first.</summary>
    public ImmutableArray<OrderFact> Orders { get; init; } = [];

    /// <summary>Coupons from before, oldest first.</summary>
    public ImmutableArray<CouponFact> Coupons { get; init; } = [];

    /// <summary>Subscriptions, oldest first.</summary>
    public ImmutableArray<SubscriptionFact> Subscriptions { get; init; } = [];

    /// <summary>Children, oldest first.</summary>
    public ImmutableArray<ChildFact> Children { get; init; } = [];

    /// <summary>Messages that left before, oldest first; those of marketing count against caps.</summary>
    public ImmutableArray<ScenarioReceived> Received { get; init; } = [];

    /// <summary>What they did before, oldest first: rules look back at it, and it lets nobody in.</summary>
    public ImmutableArray<ScenarioPast> Past { get; init; } = [];
}

/// <summary>A message that a member got before a scenario begins.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Template">Key of the template.</param>
/// <param name="At">When it left.</param>
/// <param name="Class">Class of the template. Default: marketing.</param>
public sealed record ScenarioReceived(string Channel, string Template, DateTimeOffset At, MessageClass Class = MessageClass.Marketing);

/// <summary>What a member did before a scenario begins.</summary>
/// <param name="At">When.</param>
/// <param name="Event">Name of the event.</param>
public sealed record ScenarioPast(DateTimeOffset At, string Event)
{
    /// <summary>Its properties.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Properties { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;
}

/// <summary>Something that a member does in a scenario.</summary>
public sealed record ScenarioAct
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Member { get; init; }

    /// <summary>Name of the event. Events <c>coupon.claimed</c>, <c>.redeemed</c> and <c>.refunded</c> change the member's latest instance of the coupon as well;
    /// <c>task.finished</c> finishes their open task of the property <c>purpose</c> with the property <c>outcome</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Its properties.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Properties { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>Attributes that change with it; null clears.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Set { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>What the member agrees to with it, as a ticked form does.</summary>
    public ImmutableArray<Consent> Agrees { get; init; } = [];
}
