using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Messages that their channels do not carry: by the provider's rules, for want of a text, of anybody's consent, or of an open window.</summary>
internal static class ChannelChecks
{
    private const string Fallback = "fallback";

    public static IEnumerable<Problem> Find(LintedDraft draft)
    {
        var (service, marketing, unknown) = (false, false, false);
        foreach (var activity in draft.Bound)
        {
            foreach (var field in activity.Kind.Descriptor.Fields.Where(field => field.Kind == FieldKind.Template && field.Choices.Length == 1))
            {
                if (Key(activity, field) is not { } key) continue;
                unknown |= draft.Content.Template(key) is null;
                if (draft.Content.Template(key) is not { } template) continue;
                marketing |= template.Class == MessageClass.Marketing;
                service |= template.Class != MessageClass.Marketing;
                foreach (var problem in Message(activity, field, template, draft))
                    yield return problem with { Activity = activity.Definition.Id, Severity = ProblemSeverity.Warns };
            }
        }

        if (service && !marketing && !unknown && !draft.Definition.Rules.Caps.IsEmpty) yield return new("caps.no-marketing") { Field = "caps", Path = "[0].limit", Severity = ProblemSeverity.Warns };
    }

    private static IEnumerable<Problem> Message(BoundActivity activity, Field field, MessageTemplate template, LintedDraft draft)
    {
        var first = field.Choices[0];
        var others = Others(activity).Where(channel => channel != first).Distinct(StringComparer.Ordinal).ToList();
        foreach (var channel in others.Where(channel => !template.Variants.Any(variant => variant.Channel == channel)))
            yield return new("fallback.no-text", template.Key, channel) { Field = Fallback };
        if (template.Class == MessageClass.Marketing)
        {
            foreach (var channel in others.Prepend(first).Where(ChannelKeys.ServiceOnly.Contains))
                yield return new("message.service-only", template.Key, channel) { Field = channel == first ? field.Name : Fallback };
        }

        var purpose = template.Class == MessageClass.Marketing ? MessagePurpose.Marketing : MessagePurpose.Service;
        if (draft.Surroundings.Consents is { } given && !others.Prepend(first).Any(channel => IsGiven(given, channel, purpose)))
            yield return new("message.no-consent", first) { Field = field.Name };
        if (!ChannelWindows.Has(first) || others.Count > 0) yield break;
        if (IsShut(activity, draft)) yield return new("message.window-shut", first) { Field = field.Name };
        else if (IsUnopened(activity, draft)) yield return new("message.window-unopened", first) { Field = field.Name };
    }

    private static bool IsGiven(IReadOnlySet<Consent> given, string channel, MessagePurpose purpose) =>
        (channel == ChannelKeys.InApp && purpose == MessagePurpose.Service) || given.Contains(new Consent(ChannelKeys.Account(channel), purpose));

    /// <summary>Whether whoever comes here has just waited for longer than any act of theirs keeps the channel open.</summary>
    private static bool IsShut(BoundActivity activity, LintedDraft draft)
    {
        var longest = draft.Content.Content.Contact.Allowances.Max(ChannelWindows.Lasts);
        var before = draft.Connections.Where(connection => connection.Target == activity.Definition.Id).Select(connection => draft.Find(connection.Source)).ToList();
        return before.Count > 0 && before.TrueForAll(one => one is not null && Waits(one) > longest);
    }

    /// <summary>Whether no activity on any way here hears of, or asks for, an act that opens the channel.</summary>
    private static bool IsUnopened(BoundActivity activity, LintedDraft draft)
    {
        var acts = draft.Content.Content.Contact.Allowances.Select(allowance => allowance.Event).ToHashSet(StringComparer.Ordinal);
        if (acts.Count == 0) return false;
        var hear = draft.Bound.Where(one => one.Listens.Concat(one.Watches).Any(acts.Contains)).Select(one => one.Definition.Id);
        var ask = draft.Rules.Where(placed => RuleReads.Events(placed.Rule).Any(acts.Contains)).Select(placed => placed.Activity).OfType<string>();
        return !draft.Reach(hear.Concat(ask)).Contains(activity.Definition.Id);
    }

    /// <summary>For how long an activity that does nothing but wait keeps everybody at least.</summary>
    private static TimeSpan? Waits(BoundActivity activity) =>
        activity.Kind.Descriptor is { Family: ActivityFamily.Wait, Fields: [{ Kind: FieldKind.Duration, Required: true } only, ..] }
        && activity.Definition.Settings[only.Name] is { } text && Duration.Parse(text.ToString()).TryGet(out var duration)
            ? duration.Elapsed + TimeSpan.FromDays((365L * duration.Years) + (28L * duration.Months) + (7L * duration.Weeks) + duration.Days)
            : null;

    private static string? Key(BoundActivity activity, Field field) =>
        activity.Definition.Settings[field.Name] is { ValueKind: JsonValueKind.String } named && named.GetString() is { Length: > 0 } key ? key : null;

    private static IEnumerable<string> Others(BoundActivity activity) => activity.Definition.Settings[Fallback] switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        { ValueKind: JsonValueKind.String } only when only.GetString() is { Length: > 0 } and not "none" and var channel => [channel],
        _ => [],
    };
}
