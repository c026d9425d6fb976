using System.Text.Json;
using JourneyStudio.Storage.Timeline.Whys;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>Why a member is in a journey or not, as it is answered to programs.</summary>
internal sealed record JourneyWhyAnswer
{
    public required string Journey { get; init; }

    /// <summary>State of the journey.</summary>
    public required string State { get; init; }

    /// <summary>Number of the version that lets members in.</summary>
    public int? Version { get; init; }

    /// <summary><c>inside</c>, <c>held</c>, <c>refused</c>, <c>over</c>, <c>notAsked</c> or <c>notPublished</c>.</summary>
    public required string Answer { get; init; }

    /// <summary>Events that let members in.</summary>
    public required IReadOnlyList<string> Listens { get; init; }

    /// <summary>The latest of these that the member had.</summary>
    public WhyEvent? Heard { get; init; }

    /// <summary>When the journey last kept the member out.</summary>
    public WhyRefusalAnswer? Refusal { get; init; }

    /// <summary>Passages, the newest first.</summary>
    public required IReadOnlyList<WhyPassageAnswer> Passages { get; init; }

    /// <summary>What it sent or meant to send, the newest first.</summary>
    public required IReadOnlyList<WhyMessage> Messages { get; init; }

    public static JourneyWhyAnswer Of(JourneyWhy why, PersonalMask mask) => new()
    {
        Journey = why.DefinitionId,
        State = why.State,
        Version = why.Version,
        Answer = JsonName(why.Answer),
        Listens = why.Listens,
        Heard = why.Heard,
        Refusal = why.Refusal is { } no ? new WhyRefusalAnswer(no.Reason, no.Version, no.At, no.Times, no.Event, TimelineValue.Of(no.Values, mask)) : null,
        Passages = [.. why.Passages.Select(passage => new WhyPassageAnswer(
            passage.Version,
            passage.State,
            passage.Reason,
            passage.EnteredAt,
            passage.EndedAt,
            [.. passage.Places.Select(place => new WhyPlaceAnswer(place.Activity, place.Since, place.Until, place.Event, place.Held, TimelineValue.Of(place.Values, mask)))]))],
        Messages = why.Messages,
    };

    private static string JsonName(WhyAnswer answer) => JsonNamingPolicy.CamelCase.ConvertName(answer.ToString());
}

/// <summary>An entry that was refused: why, by which version, when, how often so far, for which event, by which values.</summary>
internal sealed record WhyRefusalAnswer(string Reason, int Version, DateTimeOffset At, long Times, WhyEvent? Event, IReadOnlyList<TimelineValue> Values);

/// <summary>A passage: state, why it ended, and where the member waits.</summary>
internal sealed record WhyPassageAnswer(int Version, string State, string? Reason, DateTimeOffset EnteredAt, DateTimeOffset? EndedAt, IReadOnlyList<WhyPlaceAnswer> Waiting);

/// <summary>Where a member waits, since when, until when or for which event, and what decided it.</summary>
internal sealed record WhyPlaceAnswer(string Activity, DateTimeOffset Since, DateTimeOffset? Until, string? Event, bool Held, IReadOnlyList<TimelineValue> Values);
