using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Features.Designer.Drafts;

/// <summary>Says in words what a journey's own settings are: its name, its description and its rules, each by the name that <see cref="Engine.Definitions.Editing.JourneyEdits"/> gives it.</summary>
internal sealed class JourneyRuleWords(IStringLocalizer<JourneyRuleWords> strings)
{
    /// <summary>The value of a setting; null when none is given.</summary>
    public string? Say(string setting, JourneyDefinition journey, ContentCatalog content) => (setting, journey.Rules) switch
    {
        ("name", _) => journey.Name,
        ("description", _) => journey.Description,
        ("reentry", var rules) => Reentry(rules.EntryRule),
        ("entryWindow", { EntryWindow: { } window }) => Window(window),
        ("priority", { Priority: { } priority }) => priority.ToString(CultureInfo.CurrentCulture),
        ("exitWhen", { ExitWhen: { } exit }) => Rule(exit, content),
        ("goal", { Goal: { } goal }) => Goal(goal, content),
        ("controlPercent", { ControlPercent: { } percent }) => strings["Value.Control", percent],
        ("caps", { Caps: { IsEmpty: false } caps }) => All(caps.Select(cap => Cap(cap, content))),
        ("quietHours", { QuietHours: { IsEmpty: false } quiet }) => All(quiet.Select(hours => Quiet(hours, content))),
        ("zone", var rules) => rules.Zone,
        ("whenPaused", var rules) => strings[rules.HoldsWhilePaused ? "Rules.Paused.hold" : "Rules.Paused.refuse"],
        _ => null,
    };

    private string Reentry(Reentry entry)
    {
        var mode = entry is { Mode: ReentryMode.AfterDays, Days: { } days } ? strings.Counted("Value.Reentry.AfterDays", days) : strings[$"Rules.Reentry.{entry.Mode.Name()}"].Value;
        return entry.Key is { } key ? strings["Value.Reentry.Each", mode, strings[$"Rules.Key.{key}"] is { ResourceNotFound: false } named ? named.Value : key] : mode;
    }

    private string Window(EntryWindow window) => window switch
    {
        { From: { } from, To: { } to } => strings["Value.Window", Moment(from), Moment(to)],
        { From: { } from } => strings["Value.Window.From", Moment(from)],
        { To: { } to } => strings["Value.Window.To", Moment(to)],
        _ => strings["Value.Window.Open"],
    };

    private string Goal(Goal goal, ContentCatalog content)
    {
        var within = Duration.Parse(goal.Window ?? Engine.Definitions.Goal.DefaultWindow).TryGet(out var time) ? time.Say(StudioLanguages.Current) : goal.Window!;
        string?[] parts =
        [
            Names(content).Event(goal.Event) is { } happens ? strings["Value.Goal", happens] : strings["Value.Goal.Other", Given(goal.Event)],
            goal.Where is { } where ? strings["Value.Goal.Where", Rule(where, content)].Value : null,
            strings["Value.Goal.Within", within],
            strings[goal.Exits ? "Value.Goal.Leaves" : "Value.Goal.Stays"],
        ];
        return All(parts.OfType<string>());
    }

    private string Cap(FrequencyCap cap, ContentCatalog content)
    {
        var (limit, reach) = (cap.Limit?.ToString(CultureInfo.CurrentCulture) ?? strings["Value.Missing"].Value, Reach(cap.Channel, "Value.Cap.All", content));
        if (cap.Per == FrequencyCap.Day) return strings["Value.Cap.Day", limit, reach];
        return strings["Value.Cap", limit, Duration.Parse(cap.Per).TryGet(out var time) ? time.Say(StudioLanguages.Current) : Given(cap.Per), reach];
    }

    private string Quiet(QuietHours hours, ContentCatalog content) => strings["Value.Quiet", Given(hours.From), Given(hours.To), Reach(hours.Channel, "Value.Quiet.All", content)];

    private string Reach(string? channel, string all, ContentCatalog content) => channel is null ? strings[all] : strings["Value.Channel", Names(content).Channel(channel)];

    /// <summary>The sentence; a rule that is unfinished speaks for itself.</summary>
    private static string Rule(JsonElement rule, ContentCatalog content) => RuleJson.Parse(rule).TryGet(out var read) ? RuleSentence.Say(read, StudioLanguages.Current, content) : rule.GetRawText();

    private string Given(string text) => text.Length > 0 ? text : strings["Value.Missing"];

    private string All(IEnumerable<string> parts) => string.Join(strings["Value.And"], parts);

    private static string Moment(string local) => local.Replace('T', ' ');

    private static RuleNames Names(ContentCatalog content) => new(content, StudioLanguages.Current);
}
