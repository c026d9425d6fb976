using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Clocks;

/// <summary>What clocks need of a store. Implemented in memory for the sandbox and on the database for the runtime.</summary>
public interface IClockStore
{
    /// <summary>How far each trigger's calendar has been taken up, by the trigger's name.</summary>
    ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> ReachedAsync(CancellationToken cancellationToken);

    /// <summary>Notes that everything due up to an instant is done with.</summary>
    ValueTask ReachAsync(string trigger, DateTimeOffset reached, CancellationToken cancellationToken);

    /// <summary>The zones that members, stores and sessions are in.</summary>
    ValueTask<IReadOnlyList<string>> ZonesAsync(CancellationToken cancellationToken);

    /// <summary>The dates looked for, page by page: no more than a page of them is held at a time.</summary>
    /// <param name="spec">Which date.</param>
    /// <param name="search">Which days and instants.</param>
    /// <param name="defaultZone">Zone of those who have none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IAsyncEnumerable<IReadOnlyList<DatedRecord>> FindAsync(ClockSpec.Dates spec, DateSearch search, string defaultZone, CancellationToken cancellationToken);

    /// <summary>Stores events, each once by its key.</summary>
    /// <returns>How many were new.</returns>
    ValueTask<int> RaiseAsync(IReadOnlyList<ClockEvent> events, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Begins a start: fixes its audience as of now and claims it, in one transaction.</summary>
    /// <returns>How many the audience holds; null when somebody began the same start before.</returns>
    ValueTask<long?> StartAsync(ClockStart start, PlanSet plans, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lets the next part of an audience in.</summary>
    /// <returns>How many; 0 when every start is through.</returns>
    ValueTask<int> AdmitAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lets the next coupons expire whose time is over and that were not used, each once.</summary>
    /// <param name="told">Whether anybody listens to <see cref="CouponEvents.Expired"/>: then each is told, in the same transaction.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Stops it before the transaction.</param>
    /// <returns>How many; 0 when none is left.</returns>
    ValueTask<int> ExpireAsync(bool told, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When the next coupon expires; null when none does.</summary>
    ValueTask<DateTimeOffset?> NextExpiryAsync(CancellationToken cancellationToken);
}

/// <summary>A start for an audience.</summary>
/// <param name="Trigger">Name of the trigger.</param>
/// <param name="At">When it is, or was, to start: with the trigger it names the start.</param>
/// <param name="Event">Name of the event that lets members in.</param>
/// <param name="Audience">Whom it is for; null: everyone.</param>
/// <param name="By">Who started it by hand.</param>
public sealed record ClockStart(string Trigger, DateTimeOffset At, string Event, Rules.Rule? Audience, long? By = null)
{
    /// <summary>How events of this start name it.</summary>
    public string Run => new AttributeValue.Instant(At).ToText();

    /// <summary>The event that lets a member in.</summary>
    public ClockEvent For(MemberId member) => new($"{Trigger}|{Run}|{member.Value}", member, Event, At, new Dictionary<string, AttributeValue>
    {
        [ClockEvents.Trigger] = new AttributeValue.Text(Trigger),
        ["run"] = new AttributeValue.Text(Run),
    });
}

/// <summary>An event by which a clock lets a member in.</summary>
/// <param name="Key">Unique among clocks' events: it happens once.</param>
/// <param name="Member">Whom.</param>
/// <param name="Name">Name of the event.</param>
/// <param name="At">When it was due.</param>
/// <param name="Properties">Its properties.</param>
public sealed record ClockEvent(string Key, MemberId Member, string Name, DateTimeOffset At, IReadOnlyDictionary<string, AttributeValue> Properties);
