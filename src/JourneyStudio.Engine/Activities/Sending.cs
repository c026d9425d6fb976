using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Activities;

/// <summary>What every sending activity shares: its fields and ports, and which channel a message may take. The fields' texts stand in <c>fields.en.json</c> and <c>fields.zh.json</c>.</summary>
public static class Sending
{
    /// <summary>Port for members whom the message may not reach.</summary>
    public const string Skipped = "Skipped";

    /// <summary>How long a message may still leave when nothing else is said.</summary>
    public static readonly TimeSpan DefaultExpiry = TimeSpan.FromHours(24);

    /// <summary>Outputs.</summary>
    public static ImmutableArray<Port> Ports { get; } = [new Port(Port.Done, MayEnd: true), new Port(Skipped, MayEnd: true)];

    /// <summary>What is read of a member.</summary>
    public static SnapshotNeeds Needs(SendSettings settings, string channel) => SnapshotNeeds.None with { Addresses = true, Channels = [.. Channels(settings, channel)] };

    /// <summary>Form schema for a channel. It may fall back to every other one that reaches members.</summary>
    public static ImmutableArray<Field> Fields(string channel) =>
    [
        Field.Template("template", channel) with { Required = true },
        Field.Duration("expiresAfter") with { FromArrival = true },
        Field.Rule("stillIf") with { Group = FieldGroup.When },
        Field.Choice("whenQuiet", SendSettings.Waits, SendSettings.Skips, SendSettings.Exits) with { Group = FieldGroup.Otherwise },
        Field.Choice("whenCapped", SendSettings.Waits, SendSettings.Skips, SendSettings.Exits) with { Group = FieldGroup.Otherwise },
        Field.Channels("fallback", [.. ChannelKeys.ToMembers.Remove(channel)]) with { Group = FieldGroup.Otherwise },
    ];

    /// <summary>Takes the first permitted channel in order. Where only quiet hours or caps stand in the way, waits, skips or exits as the settings say; else leaves by
    /// <see cref="Skipped"/> with what was missing.</summary>
    public static Outcome Decide(SendSettings settings, string channel, ActivityContext context)
    {
        if (context.Content.Template(settings.Template) is not { } template) return new Outcome.Fail("template.unknown", settings.Template);
        var first = SendChecks.Judge(template, channel, context);
        return first.Reason is null ? Send(settings, template, channel, context) : Otherwise(settings, template, channel, first, context);
    }

    private static IEnumerable<string> Channels(SendSettings settings, string channel) => settings.Fallback.Prepend(channel).Distinct();

    private static Outcome Otherwise(SendSettings settings, MessageTemplate template, string channel, SendVerdict first, ActivityContext context)
    {
        var refused = ImmutableArray.CreateBuilder<DecidingValue>();
        var held = new List<SendVerdict>();
        foreach (var candidate in Channels(settings, channel))
        {
            var verdict = candidate == channel ? first : SendChecks.Judge(template, candidate, context);
            if (verdict.Reason is not { } reason) return Send(settings, template, candidate, context) with { Values = refused.ToImmutable() };
            refused.Add(new DecidingValue(candidate, reason));
            if (verdict.Until is not null) held.Add(verdict);
        }

        return Hold(settings, held) with { Values = refused.ToImmutable() };
    }

    private static Outcome.Continue Send(SendSettings settings, MessageTemplate template, string channel, ActivityContext context)
    {
        var expires = settings.ExpiresAfter?.After(context.Now, context.Zone) ?? context.Now + DefaultExpiry;
        return Outcome.By(
            Port.Done,
            new Effect.SendMessage(channel, context.Member.AddressOn(channel)!, template.Key, template.Class, context.Records, expires) { Values = context.Values, StillIf = settings.StillIf });
    }

    /// <summary>Waiting wins over skipping and exiting where it can help; the earliest instant is waited for, then everything is checked again.</summary>
    private static Outcome Hold(SendSettings settings, List<SendVerdict> held)
    {
        var waits = held.Where(verdict => Policy(settings, verdict) == SendSettings.Waits && verdict.Until < DateTimeOffset.MaxValue).ToList();
        if (waits.Count > 0) return new Outcome.WaitUntil(waits.Min(verdict => verdict.Until!.Value), Port.Done) { Follows = true };
        return held.Count > 0 && Policy(settings, held[0]) == SendSettings.Exits ? new Outcome.Complete(held[0].Reason!) : new Outcome.Continue(Skipped);
    }

    private static string Policy(SendSettings settings, SendVerdict verdict) => (verdict.Reason, settings) switch
    {
        (SendReasons.Quiet, { WhenQuiet.Length: > 0 }) => settings.WhenQuiet,
        (SendReasons.Quiet, _) => SendSettings.Waits,
        (_, { WhenCapped.Length: > 0 }) => settings.WhenCapped,
        _ => SendSettings.Skips,
    };
}
