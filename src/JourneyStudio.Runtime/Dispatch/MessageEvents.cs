using JourneyStudio.Engine.Delivery;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Intake;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Runtime.Dispatch;

/// <summary>How a message ended, with what the other side answered.</summary>
internal sealed record Ended(PendingMessage Pending, Settlement Settlement, DeliveryAnswer? Answer)
{
    /// <summary>Code of the reason when it was not even tried.</summary>
    public string? NotTried { get; init; }
}

/// <summary>Tells journeys how a message ended, as far as any listens: <c>message.sent</c>, <c>.failed</c>, <c>.suppressed</c>, <c>.unknown</c>, and <c>webhook.answered</c>.</summary>
internal sealed class MessageEvents(PlanSet plans, DateTimeOffset now)
{
    public const string Source = "dispatch";
    public const string WebhookAnswered = "webhook.answered";

    /// <summary>Chains of effects and events end at this length, here as in a turn.</summary>
    private const int MostDepth = 16;

    public Settlement Tell(Ended ended)
    {
        if (State(ended.Settlement) is not { } state)
            return ended.Settlement;
        var message = ended.Pending;
        var name = message.Channel == ChannelKeys.Webhook ? WebhookAnswered : $"message.{state}";
        if (!plans.ListensTo(name) || message.Depth >= MostDepth)
            return ended.Settlement;
        var occurred = new IncomingEvent
        {
            Source = Source,
            Key = $"{message.Key}:{state}",
            Member = new MemberReference { Id = message.Member.Id },
            Name = name,
            At = now,
            Properties = name == WebhookAnswered ? Answer(ended) : Properties(ended),
            Depth = message.Depth + 1,
        };
        return ended.Settlement with { Events = [occurred] };
    }

    private static string? State(Settlement settlement) => settlement switch
    {
        Settlement.Sent => "sent",
        Settlement.Failed => "failed",
        Settlement.Suppressed => "suppressed",
        Settlement.Unknown => "unknown",
        _ => null,
    };

    private static Dictionary<string, AttributeValue> Properties(Ended ended)
    {
        var properties = Common(ended);
        properties["channel"] = new AttributeValue.Text(ended.Pending.Channel);
        properties["template"] = new AttributeValue.Text(ended.Pending.Template);
        return properties;
    }

    private static Dictionary<string, AttributeValue> Answer(Ended ended)
    {
        var properties = Common(ended);
        properties["ok"] = new AttributeValue.Flag(ended.Settlement is Settlement.Sent);
        if (ended.Answer is { } answer)
        {
            properties["status"] = new AttributeValue.Number(answer.Status);
            foreach (var (field, value) in answer.Fields)
                properties[$"answer.{field}"] = value;
        }
        return properties;
    }

    private static Dictionary<string, AttributeValue> Common(Ended ended)
    {
        var properties = ended.Pending.Records.ToDictionary(record => record.Key, AttributeValue (record) => new AttributeValue.Text(record.Value));
        properties[EventProperties.Effect] = new AttributeValue.Text(ended.Pending.Key);
        if (Reason(ended.Settlement) is { } reason)
            properties["reason"] = new AttributeValue.Text(reason);
        return properties;
    }

    private static string? Reason(Settlement settlement) => settlement switch
    {
        Settlement.Failed failed => failed.Reason,
        Settlement.Suppressed suppressed => suppressed.Reason,
        Settlement.Unknown unknown => unknown.Reason,
        _ => null,
    };
}
