using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Definitions.Lint;

/// <summary>Marketing mails whose text shows no way out. The mail's header always carries one, but not every mailbox shows it.</summary>
internal static class WayOutChecks
{
    private static readonly string[] WaysOut = ["unsubscribeLink", "preferencesLink"];

    public static IEnumerable<Problem> Find(LintedDraft draft) =>
        from activity in draft.Bound
        from field in activity.Kind.Descriptor.Fields
        where field.Kind == FieldKind.Template && SendsMail(activity, field)
        let key = activity.Definition.Settings[field.Name] is { ValueKind: JsonValueKind.String } named ? named.GetString() : null
        where key is not null && draft.Content.Template(key) is { Class: MessageClass.Marketing } template && template.Variants.Any(IsWithout)
        select new Problem("template.no-unsubscribe", key) { Activity = activity.Definition.Id, Field = field.Name, Severity = ProblemSeverity.Warns };

    private static bool SendsMail(BoundActivity activity, Field field) =>
        field.Choices.FirstOrDefault() == ChannelKeys.Email
        || (activity.Definition.Settings["fallback"] is { ValueKind: JsonValueKind.Array } fallback && fallback.EnumerateArray().Any(channel => channel.ValueEquals(ChannelKeys.Email)));

    private static bool IsWithout(MessageVariant variant) =>
        variant.Channel == ChannelKeys.Email && !WaysOut.Any(way => (variant.Html is { Length: > 0 } html ? html : variant.Text ?? "").Contains(way, StringComparison.Ordinal));
}
