using System.Collections.Immutable;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Execution;

/// <summary>Journeys that start others: a call is an event to the one, its end or refusal an event to the other.</summary>
public static class CalledJourneys
{
    /// <summary>The event that calls a journey.</summary>
    public const string Called = "journey.called";

    /// <summary>The event that answers the call.</summary>
    public const string EndedEvent = "journey.ended";

    /// <summary>Property of a call: the logical id of the journey that is called.</summary>
    public const string Journey = "journey";

    /// <summary>Property of an answer: how it ended, see <see cref="EnrollmentStateNames"/>, or <see cref="Refused"/>.</summary>
    public const string State = "state";

    /// <summary>State of a call that the journey did not let in.</summary>
    public const string Refused = "refused";

    internal static RaisedEvent Ended(Turn turn, string key, string caller, string state, string? reason, int depth)
    {
        var properties = ImmutableSortedDictionary<string, AttributeValue>.Empty
            .Add(EventProperties.Effect, new AttributeValue.Text(caller))
            .Add(State, new AttributeValue.Text(state));
        if (reason is not null) properties = properties.Add("reason", new AttributeValue.Text(reason));
        return new RaisedEvent(key, turn.Member.Id, EndedEvent, turn.Now, properties, depth);
    }
}
