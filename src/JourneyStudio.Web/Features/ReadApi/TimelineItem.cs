using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Timeline;
using JourneyStudio.Web.Shared.Viewing;

namespace JourneyStudio.Web.Features.ReadApi;

/// <summary>One entry of a timeline. Kind says which of the other fields are there.</summary>
internal sealed record TimelineItem
{
    /// <summary><c>event</c>, <c>step</c>, <c>message</c>, <c>tag</c> or <c>task</c>.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the event, key of the tag, of the message's template or of the task's purpose.</summary>
    public string? Name { get; init; }

    /// <summary>Properties of an event.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    /// <summary>Session or month of a tag.</summary>
    public string? Scope { get; init; }

    public string? Journey { get; init; }
    public int? Version { get; init; }
    public string? Activity { get; init; }

    /// <summary>Port that a step left by; null while it waits.</summary>
    public string? Port { get; init; }

    /// <summary>Why a step ended without a port.</summary>
    public string? End { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>What decided a step.</summary>
    public IReadOnlyList<TimelineValue>? Values { get; init; }

    /// <summary>What a step asked for.</summary>
    public IReadOnlyList<string>? Effects { get; init; }

    public string? Channel { get; init; }

    /// <summary>What came of a task.</summary>
    public string? Outcome { get; init; }

    /// <summary>State of a message or a task.</summary>
    public string? Status { get; init; }

    /// <summary>Why a message was not sent.</summary>
    public string? Reason { get; init; }

    public static TimelineItem Of(TimelineEntry entry, PersonalMask mask) => entry switch
    {
        TimelineEntry.Event occurred => new TimelineItem { Kind = "event", At = entry.At, Name = occurred.Name, Properties = occurred.Properties.ToDictionary(property => property.Key, property => mask.Value(property.Key, property.Value), StringComparer.Ordinal) },
        TimelineEntry.Step step => new TimelineItem
        {
            Kind = "step",
            At = entry.At,
            Journey = step.DefinitionId,
            Version = step.Version,
            Activity = step.Activity,
            Port = step.Port,
            End = step.End,
            LeftAt = step.LeftAt,
            Values = TimelineValue.Of(step.Values, mask),
            Effects = step.Effects,
        },
        TimelineEntry.Message message => new TimelineItem
        {
            Kind = "message",
            At = entry.At,
            Name = message.Template,
            Channel = message.Channel,
            Status = message.State,
            Reason = message.Reason,
            Journey = message.Journey,
        },
        TimelineEntry.Task task => new TimelineItem { Kind = "task", At = entry.At, Name = task.Purpose, Status = task.State, Outcome = task.Outcome is { } outcome ? mask.Text(outcome) : null, Journey = task.Journey },
        TimelineEntry.Tag tag => new TimelineItem { Kind = "tag", At = entry.At, Name = tag.Key, Scope = tag.Scope },
        _ => throw new InvalidOperationException($"No form for {entry.GetType().Name}."),
    };
}

/// <summary>One value that a decision was made on, as it was at that moment.</summary>
internal sealed record TimelineValue(string Name, string Value)
{
    public static IReadOnlyList<TimelineValue> Of(IEnumerable<DecidingValue> values, PersonalMask mask) =>
        [.. values.Select(value => new TimelineValue(value.Name, ChannelKeys.ToMembers.Contains(value.Name) ? value.Value : mask.Value(value.Name.Split(' ')[^1], value.Value)))];
}
