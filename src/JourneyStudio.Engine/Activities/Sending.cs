using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Activities;

/// <summary>What every sending activity shares: its fields and ports, and which channel a message may take.</summary>
public static class Sending
{
    /// <summary>Port for members whom the message may not reach.</summary>
    public const string Skipped = "Skipped";

    /// <summary>How long a message may still leave when nothing else is said.</summary>
    public static readonly TimeSpan DefaultExpiry = TimeSpan.FromHours(24);

    /// <summary>Outputs.</summary>
    public static ImmutableArray<Port> Ports { get; } = [new Port(Port.Done, MayEnd: true), new Port(Skipped, MayEnd: true)];

    /// <summary>What is read of a member.</summary>
    public static SnapshotNeeds Needs { get; } = SnapshotNeeds.None with { Addresses = true };

    /// <summary>Form schema for a channel, with the channels it may fall back to.</summary>
    public static ImmutableArray<Field> Fields(string channel, params ReadOnlySpan<string> fallbacks) =>
    [
        Field.Template("template", channel) with { Required = true },
        Field.Duration("expiresAfter"),
        Field.Choice("fallback", ["none", .. fallbacks]) with { Group = FieldGroup.Otherwise },
    ];

    /// <summary>Takes the first permitted channel in order; leaves by <see cref="Skipped"/>, with what was missing, when there is none.</summary>
    public static Outcome Decide(SendSettings settings, string channel, ActivityContext context)
    {
        if (context.Content.Template(settings.Template) is not { } template) return new Outcome.Fail("template.unknown", settings.Template);
        var refused = ImmutableArray.CreateBuilder<DecidingValue>();
        foreach (var candidate in settings.Fallback is "" or "none" ? [channel] : new[] { channel, settings.Fallback })
        {
            if (Refusal(template, candidate, context.Member) is { } reason)
            {
                refused.Add(new DecidingValue(candidate, reason));
                continue;
            }

            var expires = settings.ExpiresAfter?.After(context.Now, context.Member.Zone) ?? context.Now + DefaultExpiry;
            var message = new Effect.SendMessage(candidate, context.Member.AddressOn(candidate)!, template.Key, template.Class, context.Records, expires);
            return new Outcome.Continue(Port.Done) { Effects = [message], Values = refused.ToImmutable() };
        }

        return new Outcome.Continue(Skipped) { Values = refused.ToImmutable() };
    }

    private static string? Refusal(MessageTemplate template, string channel, MemberSnapshot member)
    {
        if (template.Variant(channel, member.Language) is null) return "no-variant";
        var purpose = template.Class == MessageClass.Marketing ? MessagePurpose.Marketing : MessagePurpose.Service;
        if (!member.Permits(channel, purpose)) return "no-consent";
        return member.AddressOn(channel) is null ? "no-address" : null;
    }
}
