using System.Globalization;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Content;
using JourneyStudio.Storage.Members;
using JourneyStudio.Web.Shared.Definitions;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Shared.Traces;

/// <summary>Properties, effects and deciding values in words: keys become names; what tells who somebody is goes through a mask.</summary>
public sealed class RecordWords(IStringLocalizer<RecordWords> L)
{
    // say nothing to people: internal keys that other words carry already
    private static readonly string[] Silent = ["instance", "code", "effect"];
    private const string Before = "old.";
    private static readonly string[] Instants = ["startsAt", "old.startsAt"];

    private static readonly PersonalMask Closed = PersonalMask.Of(PersonalBook.Empty, 0, mayLook: false);

    /// <summary>A property of an event, or null when it says nothing to people.</summary>
    public string? Property(string name, string value, ContentNames names, ViewerSettings viewer, PersonalMask? mask = null)
    {
        if (Silent.Contains(name) || value.Length == 0)
            return null;
        var label = L[$"Property.{name}"];
        return L["Pair", label.ResourceNotFound ? name : label.Value, Instants.Contains(name) && Instant(value) is { } at ? Local(at, viewer) : Value(name, value, names, mask ?? Closed)];
    }

    /// <summary>The name of an event, or its key where it has none.</summary>
    public string Event(string name) => Known("Event", name);

    /// <summary>What a task is for, or its key where that has no name.</summary>
    public string Purpose(string purpose) => Known("Purpose", purpose);

    /// <summary>Why a journey did not let somebody in, by the code of the reason.</summary>
    public string Refusal(string reason) => Known("Refused", reason);

    /// <summary>How an activity was left; null where it went on by its only way.</summary>
    public (string Text, string IconName, string Tone)? Left(string? end, string? port, DateTimeOffset? leftAt, ActivityLook look) => (end, port, leftAt) switch
    {
        ({ } by, _, _) => (L[$"End.{by}"], "circle-x", by == "failed" ? "danger" : ""),
        (_, Connection.Done, _) => null,
        (_, { } by, null) => (L["Step.Left", look.PortName(by)], "hourglass", ""),
        (_, { } by, _) => (L["Step.Left", look.PortName(by)], "arrow-right", ""),
        (_, _, null) => (L["Step.Here"], "hourglass", ""),
        _ => null,
    };

    /// <summary>An effect as the trace names it: <c>+tag@scope</c>, <c>-tag@scope</c>, <c>coupon key</c>, <c>channel template</c>.</summary>
    public string Effect(string effect, ContentNames names) => effect switch
    {
        _ when effect.EndsWith(" points", StringComparison.Ordinal) => L["Effect.Points", effect[..^" points".Length]],
        ['t', 'a', 's', 'k', ' ', .. var asked] => L["Effect.TaskGiven", asked],
        ['-', 't', 'a', 's', 'k', ' ', .. var settled] => L["Effect.TaskTaken", settled],
        ['=', 't', 'a', 's', 'k', ' ', .. var open] => L["Effect.TaskOpen", open],
        ['+', .. var tag] => L["Effect.TagGiven", Tag(tag, names)],
        ['-', .. var tag] => L["Effect.TagTaken", Tag(tag, names)],
        "goal" => L["Effect.Goal"],
        ['j', 'o', 'u', 'r', 'n', 'e', 'y', '.', .. var remembered] => Remembered(remembered),
        ['=', 'j', 'o', 'u', 'r', 'n', 'e', 'y', '.', .. var known] => L["Effect.Known", known.Split('=', 2)[0]],
        ['=', .. var same] => L["Effect.Unchanged", Effect(same, names)],
        _ when effect.Split(' ', 2) is [var kind, var key] && !kind.Contains('=', StringComparison.Ordinal) => kind switch
        {
            "coupon" => L["Effect.Coupon", Name(names.Coupons, key)],
            "start" => L["Effect.Starts", key],
            "event" => L["Effect.Raises", Event(key)],
            "webhook" => L["Effect.Calls", key],
            "notify" when key.Split(' ', 2) is [var to, var template] => L["Effect.Notifies", Known("To", to), Name(names.Templates, template)],
            _ => L["Effect.Message", L[$"Channel.{kind}"], Name(names.Templates, key)],
        },
        _ when effect.Split('=', 2) is [var attribute, var value] => value.Length == 0 ? L["Effect.Clears", Known("Attribute", attribute)] : L["Effect.Sets", Known("Attribute", attribute), value],
        _ => effect,
    };

    /// <summary>What a decision looked at, such as <c>tag signed-up@s1</c> or <c>attribute dueDate</c>.</summary>
    public string Looked(string looked, ContentNames names)
    {
        if (ChannelKeys.ToMembers.Contains(looked)) return Known("Channel", looked);
        var (kind, key) = looked.Split(' ', 2) is [var first, var rest] ? (first, rest) : ("", looked);
        return kind switch
        {
            "tag" => L["Looked.Tag", Tag(key, names)],
            "attribute" when JourneyValues.NameIn(key) is { } name => L["Looked.Value", name],
            "attribute" => L["Looked.Attribute", Known("Attribute", key)],
            "property" => Known("Property", key),
            "coupon" => L["Looked.Coupon", Tag(key, names, names.Coupons)],
            "event" => L["Looked.Event", Known("Event", key)],
            _ => Known("Property", looked),
        };
    }

    /// <summary>What it was; instants by the reader's clock.</summary>
    public string Found(DecidingValue value, ContentNames names, ViewerSettings viewer, PersonalMask? mask = null) => value.Value switch
    {
        var text when value.Name == "until" && Instant(text) is { } until => Local(until, viewer),
        var reason when ChannelKeys.ToMembers.Contains(value.Name) => Known("NotSent", reason),
        "" => L["Found.Missing"],
        "session-cancelled" => L["Found.CalledOff"],
        "true" or "yes" => L["Found.Yes"],
        "false" or "no" => L["Found.No"],
        var text => Value(value.Name.Split(' ')[^1], text, names, mask ?? Closed),
    };

    private string Value(string name, string value, ContentNames names, PersonalMask mask) => name.StartsWith(Before, StringComparison.Ordinal) ? Value(name[Before.Length..], value, names, mask) : name switch
    {
        "session" or "scope" => Name(names.Sessions, value),
        "form" => Name(names.Forms, value),
        "coupon" => Name(names.Coupons, value),
        "tag" => Name(names.Tags, value),
        "guide" or "assignee" => Name(names.People, value),
        "store" => Name(names.Units, value),
        "productLine" => Name(names.ProductLines, value),
        "purpose" => Known("Purpose", value),
        "channel" => Known("Channel", value),
        _ when value is "true" => L["Found.Yes"],
        _ when value is "false" => L["Found.No"],
        "total" when decimal.TryParse(value, CultureInfo.InvariantCulture, out var amount) => amount.ToString("N2", CultureInfo.CurrentCulture),
        _ => mask.Value(name, value),
    };

    /// <summary>What was taken from the member or from an event is told beside it.</summary>
    private string Remembered(string value) => value.Split('=', 2) switch
    {
        [var name] => L["Effect.Remembers", name],
        [var name, ""] => L["Effect.Forgets", name],
        [var name, var what] => L["Effect.RemembersAs", name, what],
        _ => value,
    };

    private string Tag(string tagAndScope, ContentNames names, IReadOnlyDictionary<string, LocalText>? kind = null)
    {
        var parts = tagAndScope.Split('@', 2);
        var name = Name(kind ?? names.Tags, parts[0]);
        return parts is [_, { Length: > 0 } scope] ? L["Scoped", name, Name(names.Sessions, scope)] : name;
    }

    private string Known(string kind, string key) => L.Known(kind, key);

    private static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static string Local(DateTimeOffset instant, ViewerSettings viewer) => $"{Moments.InZoneOf(instant, viewer):yyyy-MM-dd HH:mm}";

    private static string Name(IReadOnlyDictionary<string, LocalText> names, string key) => ContentNames.In(names, key, StudioLanguages.Current);
}
