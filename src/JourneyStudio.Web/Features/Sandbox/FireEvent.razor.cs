using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Traces;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Lets the member do something: what the journey listens to is offered with the properties that it asks for, a form with its questions.</summary>
public sealed partial class FireEvent(RecordWords words)
{
    private const string Other = "-1";
    private const string Later = "later ";
    private const string Off = "off ";
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private readonly List<SandboxPair> properties = [];
    private int chosen;
    private SessionRecord? moving;
    private bool off;
    private DateTime startsAt;
    private string name = "";

    [Parameter, EditorRequired] public IReadOnlyList<EventOffer> Offers { get; set; } = [];

    /// <summary>Activities where the member waits: what ends such a wait is offered first.</summary>
    [Parameter] public IReadOnlyList<string> Awaited { get; set; } = [];

    [Parameter, EditorRequired] public SandboxJourney Journey { get; set; } = null!;

    /// <summary>The title of an activity.</summary>
    [Parameter, EditorRequired] public Func<string, string> Title { get; set; } = null!;

    [Parameter, EditorRequired] public EventCallback<(string Name, ImmutableSortedDictionary<string, JsonElement> Properties)> Fire { get; set; }

    /// <summary>The sessions that there are, as they are now.</summary>
    [Parameter] public IReadOnlyList<SessionRecord> Sessions { get; set; } = [];

    /// <summary>Told how a session is from now on.</summary>
    [Parameter] public EventCallback<SessionRecord> Move { get; set; }

    private RecordWords Words => words;

    /// <summary>Sessions that take place, of a journey that has to do with any.</summary>
    private List<SessionRecord> Movable => Offers.Any(offer => offer.Properties.Any(property => property.Key == RecordKinds.Session)) ? [.. Sessions.Where(one => !one.Cancelled)] : [];

    private string Name => chosen >= 0 ? Offers[chosen].Event : name.Trim();

    private FormDefinition? Form => Name == "form.submitted" && properties.Find(property => property.Key == "form") is { Value: var form } ? Journey.Content.Form(form) : null;

    protected override void OnInitialized()
    {
        var awaited = Offers.ToList().FindIndex(offer => Awaited.Contains(offer.Activity));
        Choose(Offers.Count == 0 ? -1 : Math.Max(0, awaited));
    }

    private void Choose(string option)
    {
        off = option.StartsWith(Off, StringComparison.Ordinal);
        moving = Movable.Find(one => option == Later + one.Key || option == Off + one.Key);
        if (moving is null) Choose(int.Parse(option, CultureInfo.InvariantCulture));
        else startsAt = TimeZoneInfo.ConvertTime(moving.StartsAt, ZoneOf(moving)).DateTime;
    }

    private void Choose(int offer)
    {
        chosen = offer;
        properties.Clear();
        if (offer >= 0) properties.AddRange(Offers[offer].Properties.Select(property => new SandboxPair(property.Key, property.Value)));
    }

    /// <summary>What a property is called that the journey asks for; null where the tester names it.</summary>
    private string? LabelOf(SandboxPair property) =>
        chosen < 0 || !Offers[chosen].Properties.Any(asked => asked.Key == property.Key) ? null
        : Form?.Fields.FirstOrDefault(field => field.Key == property.Key)?.Label.In(StudioLanguages.Current) ?? words.Looked($"property {property.Key}", Journey.Names);

    private string InputOf(string key) => Form?.Fields.FirstOrDefault(field => field.Key == key)?.Kind switch
    {
        FormFieldKind.Date => "date",
        FormFieldKind.Email => "email",
        FormFieldKind.Phone => "tel",
        _ => "text",
    };

    /// <summary>Values that a property can have, with what they are called.</summary>
    private List<(string Value, string Name)> ChoicesOf(string key)
    {
        if (Form?.Fields.FirstOrDefault(field => field.Key == key) is { } asked)
            return asked.Kind == FormFieldKind.Consent ? [("true", L["Fire.Ticked"]), ("false", L["Fire.NotTicked"])] : asked.Choices.IsDefaultOrEmpty ? [] : [.. asked.Choices.Select(choice => (choice.Value, choice.Label.In(StudioLanguages.Current)))];
        return key switch
        {
            RecordKinds.Session => Named(Journey.Names.Sessions),
            "coupon" => Named(Journey.Names.Coupons),
            "tag" => Named(Journey.Names.Tags),
            "form" => Named(Journey.Names.Forms),
            "purpose" => [.. Offers.SelectMany(offer => offer.Properties).Where(property => property.Key == key).Select(property => property.Value).Distinct().Select(purpose => (purpose, words.Purpose(purpose)))],
            _ => [],
        };
    }

    private static List<(string Value, string Name)> Named(IReadOnlyDictionary<string, LocalText> names) => [.. names.Keys.Select(key => (key, ContentNames.In(names, key, StudioLanguages.Current)))];

    private static TimeZoneInfo ZoneOf(SessionRecord session) => TimeZoneInfo.FindSystemTimeZoneById(session.Zone);

    /// <summary>A session that is moved keeps its length.</summary>
    private SessionRecord Moved(SessionRecord session)
    {
        if (off) return session with { Cancelled = true };
        var at = new DateTimeOffset(startsAt, ZoneOf(session).GetUtcOffset(startsAt)).ToUniversalTime();
        return session with { StartsAt = at, EndsAt = at + (session.EndsAt - session.StartsAt) };
    }

    private Task FireAsync() => moving is { } session ? Move.InvokeAsync(Moved(session)) : Fire.InvokeAsync((Name, properties.Where(property => property.Key.Trim().Length > 0 && property.Value.Trim().Length > 0)
        .DistinctBy(property => property.Key.Trim()).ToImmutableSortedDictionary(property => property.Key.Trim(), property => EventOffer.Value(property.Value.Trim()))));
}
