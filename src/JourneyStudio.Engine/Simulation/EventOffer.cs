using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Simulation;

/// <summary>An event that a journey listens to, with the properties that it asks for.</summary>
/// <param name="Activity">The activity that listens.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Properties">Properties with values that let the member in or on; an empty value is for whoever fires it to fill.</param>
public sealed record EventOffer(string Activity, string Event, ImmutableArray<KeyValuePair<string, string>> Properties)
{
    /// <summary>Settings whose value the event must have under the same name.</summary>
    private static readonly string[] Same = ["form", "purpose", "segment", "channel"];
    private static readonly string[] OfSessions = ["qr.scanned", "form.submitted"];

    /// <summary>All of a journey's, triggers first.</summary>
    public static IReadOnlyList<EventOffer> All(Plan plan, ContentCatalog content, MemberSnapshot member, string session, DateTimeOffset now) =>
    [
        .. from bound in plan.Triggers.Concat(plan.Definition.Activities.Select(activity => plan.Find(activity.Id)).OfType<BoundActivity>().Except(plan.Triggers))
           from name in bound.Listens.Distinct()
           where name.Length > 0
           select new EventOffer(bound.Definition.Id, name, [.. Asked(plan, bound, name, content, member, session, now)]),
    ];

    /// <summary>What a typed value is in an event. Numbers are numbers only as they are written plainly: a phone number is none.</summary>
    public static JsonElement Value(string text) => text switch
    {
        "true" => JsonSerializer.SerializeToElement(true),
        "false" => JsonSerializer.SerializeToElement(false),
        { Length: < 10 } when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text => JsonSerializer.SerializeToElement(number),
        _ => JsonSerializer.SerializeToElement(text),
    };

    private static Dictionary<string, string> Asked(Plan plan, BoundActivity bound, string name, ContentCatalog content, MemberSnapshot member, string session, DateTimeOffset now)
    {
        var asked = new Dictionary<string, string>();
        foreach (var setting in Same)
            if (bound.Settings.Text(setting) is { Length: > 0 } value) asked[setting] = value;
        if (First(bound, "tags") is { } tag) asked["tag"] = tag;
        if (First(bound, "keywords") is { } word) asked["text"] = word;
        if (First(bound, "outcomes") is { } outcome) asked[GuideTasks.Outcome] = outcome;
        if (bound.Settings.Text("menu") is { Length: > 0 } menu) asked["key"] = menu;
        if (bound.Clock is not null) asked[ClockEvents.Trigger] = ClockEvents.NameOf(plan.Identity.Key, bound.Definition.Id);
        if (name == ClockEvents.Date) asked[ClockEvents.Occurrence] = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (name == CalledJourneys.Called) asked[CalledJourneys.Journey] = plan.Identity.Key;
        if (plan.Definition.Rules.EntryRule.Key is { } key && key != RecordKinds.Session && plan.Triggers.Contains(bound)) asked.TryAdd(key, "1");
        if (plan.Definition.Rules.EntryRule.Key == RecordKinds.Session || OfSessions.Contains(name)) asked[RecordKinds.Session] = session;
        if (bound.Settings["filter"] is { } filter && RuleJson.Parse(filter).TryGet(out var rule)) AskFor(rule, asked, now);
        if (name.StartsWith("coupon.", StringComparison.Ordinal)) asked.TryAdd("coupon", member.Coupons is [.., var held] ? held.Coupon : "");
        if (asked.GetValueOrDefault("form") is { } form && content.Form(form) is { } filled)
            foreach (var field in filled.Fields) asked.TryAdd(field.Key, "");
        return asked;
    }

    private static void AskFor(Rule rule, Dictionary<string, string> asked, DateTimeOffset now)
    {
        foreach (var condition in rule.Leaves.OfType<PropertyRule>())
        {
            asked[condition.Property] = condition.Comparison switch
            {
                { Op: Operator.IsNot or Operator.NotOneOf or Operator.NotContains or Operator.IsNotSet } => asked.GetValueOrDefault(condition.Property, ""),
                { Values: [RuleValue.Today today, ..] } => today.On(DateOnly.FromDateTime(now.DateTime)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                { Values: [var value, ..] } => value.ToText(),
                _ => "",
            };
        }
    }

    private static string? First(BoundActivity bound, string setting) =>
        bound.Settings[setting] is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 && list[0] is { ValueKind: JsonValueKind.String } first ? first.GetString() : null;
}
