using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions.Lint;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Engine.Time;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>Makes members up who stand at the edges of a journey's rules: with no value, with the very value, just under and over it, on a leap day, in another zone, at the cap.</summary>
public sealed class EdgeCases
{
    /// <summary>Most that are made for one journey.</summary>
    public const int Most = 200;

    private const string Member = "member";
    private const string Address = "sandbox";
    private const string FarAway = "America/Los_Angeles";
    private const int ValuesOfOneCondition = 3;
    private static readonly TimeSpan Watched = TimeSpan.FromDays(90);
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);
    private readonly ContentCatalog content;
    private readonly SessionRecord session;
    private readonly DateTimeOffset start;
    private readonly DateOnly today;
    private readonly ScenarioMember usual;
    private readonly Scenario way;

    private EdgeCases(Plan plan, ContentCatalog content, SessionRecord session, DateTimeOffset start)
    {
        (this.content, this.session, this.start) = (content, session, start);
        today = LocalTime.DateAt(start, TimeZoneInfo.FindSystemTimeZoneById(content.Content.Zone));
        var accounts = ChannelKeys.Accounts;
        usual = new ScenarioMember { Id = Member, Addresses = accounts.ToImmutableSortedDictionary(account => account, _ => Address), Marketing = accounts };
        var enters = EventOffer.All(plan, content, ScenarioMembers.Snapshot(usual, new MemberId(1), content.Content.Zone), session.Key, start).FirstOrDefault(offer => plan.Triggers.Any(trigger => trigger.Definition.Id == offer.Activity));
        way = new Scenario
        {
            Name = "",
            Start = start,
            Until = start + Watched,
            Sessions = [session],
            Members = [usual],
            When = enters is null ? [] : [new ScenarioAct { At = start + Moment, Member = Member, Event = enters.Event, Properties = Properties(enters.Properties) }],
            Then = [],
        };
    }

    /// <summary>All of them, as the journey asks, each way once; at most <see cref="Most"/>.</summary>
    /// <param name="plan">The journey.</param>
    /// <param name="catalog">Kinds of activities.</param>
    /// <param name="content">What it refers to.</param>
    /// <param name="session">A session that events can name.</param>
    /// <param name="start">When they begin.</param>
    public static IReadOnlyList<EdgeCase> Of(Plan plan, ActivityCatalog catalog, ContentCatalog content, SessionRecord session, DateTimeOffset start)
    {
        var edges = new EdgeCases(plan, content, session, start);
        var asked = from placed in new LintedDraft(plan.Definition, catalog, content).Rules from leaf in placed.Rule.Leaves from edge in edges.Of(placed.Activity, leaf) select edge;
        return [.. asked.Concat(edges.OfCaps()).Append(edges.Far()).DistinctBy(edge => ScenarioJson.Write(edge.Scenario)).Take(Most)];
    }

    private IEnumerable<EdgeCase> Of(string? activity, Rule leaf) => (leaf switch
    {
        AttributeRule attribute => OfAttribute(attribute),
        TagRule tag => OfTag(tag),
        SegmentRule segment => OfSegment(segment),
        OrderRule order => OfOrders(order),
        EventRule happened => OfEvents(happened),
        _ => [],
    }).Select(edge => new EdgeCase(activity, leaf, edge.Edge, edge.Value, way with { Members = [edge.Member] }));

    private IEnumerable<Side> OfAttribute(AttributeRule asked)
    {
        yield return new(Edge.Missing, "", usual);
        var type = content.TypeOf(asked.Attribute);
        if (asked.Comparison.Values.IsEmpty)
        {
            if (Sample(type, asked.Attribute) is { } sample) yield return With(Edge.Equal, asked.Attribute, sample);
            yield break;
        }

        foreach (var value in asked.Comparison.Values.Take(ValuesOfOneCondition))
        {
            if (IsDate(asked.Comparison.Op, type) && Day(value) is { } day)
            {
                foreach (var (edge, on) in new[] { (Edge.Under, day.AddDays(-1)), (Edge.Equal, day), (Edge.Over, day.AddDays(1)), (Edge.LeapDay, LeapDayBy(day)) })
                    yield return With(edge, asked.Attribute, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            else if (IsNumber(asked.Comparison.Op, type) && value.ToNumber() is { } number)
            {
                foreach (var (edge, amount) in Around(number)) yield return With(edge, asked.Attribute, amount);
            }
            else
            {
                yield return With(Edge.Equal, asked.Attribute, value.ToText());
            }
        }

        if (!IsDate(asked.Comparison.Op, type) && !IsNumber(asked.Comparison.Op, type) && Another(asked) is { } another) yield return With(Edge.Other, asked.Attribute, another);
    }

    private IEnumerable<Side> OfTag(TagRule asked)
    {
        var tag = content.Tag(asked.Tag) is { Scoped: true } ? new TagKey(asked.Tag, session.Key) : new TagKey(asked.Tag, "");
        return [new(Edge.Missing, "", usual), new(Edge.Equal, asked.Tag, usual with { Tags = [tag.ToString()] })];
    }

    private IEnumerable<Side> OfSegment(SegmentRule asked) => [new(Edge.Missing, "", usual), new(Edge.Equal, asked.Segment, usual with { Segments = [asked.Segment] })];

    private IEnumerable<Side> OfOrders(OrderRule asked)
    {
        var total = asked.TotalAtLeast ?? asked.TotalAtMost ?? 100;
        var count = Math.Max(1, asked.Count.AtLeast ?? asked.Count.AtMost ?? 1);
        yield return new(Edge.Missing, "", usual);
        if (asked.TotalAtLeast is null && asked.TotalAtMost is null) yield return Ordered(Edge.Equal, count, total, start - Moment);
        else foreach (var (edge, amount) in Around(total)) yield return Ordered(edge, count, amount, start - Moment);
        if (count > 1) yield return Ordered(Edge.Under, count - 1, total, start - Moment);
        if (asked.Within is not { } within) yield break;
        yield return Ordered(Edge.Inside, count, total, within.Before(start, TimeZoneInfo.Utc) + (2 * Moment));
        yield return Ordered(Edge.Outside, count, total, within.Before(start, TimeZoneInfo.Utc) - Moment);

        Side Ordered(Edge edge, int orders, decimal amount, DateTimeOffset at) => new(edge, amount.ToString(CultureInfo.InvariantCulture), usual with
        {
            Orders = [.. Enumerable.Range(1, orders).Select(number => new OrderFact($"order-{number}", asked.Status, amount, at, asked.Status is OrderStatus.Paid or OrderStatus.Refunded ? at : null, asked.Product is { } product ? [product] : []))],
        });
    }

    private IEnumerable<Side> OfEvents(EventRule asked)
    {
        var count = Math.Max(1, asked.Count.AtLeast ?? asked.Count.AtMost ?? 1);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var where in asked.Where.Where(where => !where.Comparison.Values.IsEmpty)) properties[where.Property] = Day(where.Comparison.Values[0])?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? where.Comparison.Values[0].ToText();
        if (asked.Scope == RuleScope.Session) properties[RecordKinds.Session] = session.Key;
        yield return new(Edge.Missing, "", usual);
        yield return Did(Edge.Equal, count, start - Moment);
        if (count > 1) yield return Did(Edge.Under, count - 1, start - Moment);
        if (asked.Count.AtMost is not null) yield return Did(Edge.Over, count + 1, start - Moment);
        if (asked.Within is not { } within) yield break;
        yield return Did(Edge.Inside, count, within.Before(start, TimeZoneInfo.Utc) + (2 * Moment));
        yield return Did(Edge.Outside, count, within.Before(start, TimeZoneInfo.Utc) - Moment);

        Side Did(Edge edge, int times, DateTimeOffset at) => new(edge, times.ToString(CultureInfo.InvariantCulture), usual with
        {
            Past = [.. Enumerable.Repeat(new ScenarioPast(at, asked.Event) { Properties = Properties(properties) }, times)],
        });
    }

    private IEnumerable<EdgeCase> OfCaps() =>
        from cap in content.Content.Contact.Caps
        let most = cap.Limit ?? 0
        where most > 0
        let got = Enumerable.Repeat(new ScenarioReceived(cap.Channel ?? ChannelKeys.Email, "", start - Moment), most)
        select new EdgeCase(null, null, Edge.CapReached, most.ToString(CultureInfo.InvariantCulture), way with { Members = [usual with { Received = [.. got] }] });

    private EdgeCase Far() => new(null, null, Edge.OtherZone, FarAway, way with { Members = [usual with { Zone = FarAway }] });

    private Side With(Edge edge, string attribute, decimal amount) => new(edge, amount.ToString(CultureInfo.InvariantCulture), usual with { Attributes = usual.Attributes.SetItem(attribute, JsonSerializer.SerializeToElement(amount)) });

    private Side With(Edge edge, string attribute, string value) => new(edge, value, usual with { Attributes = usual.Attributes.SetItem(attribute, JsonSerializer.SerializeToElement(value)) });

    private DateOnly? Day(RuleValue value) => value.ToDate() switch
    {
        RuleValue.Date date => date.Value,
        RuleValue.Today relative => relative.On(today),
        _ => null,
    };

    /// <summary>The 29th of February that is nearest before a day.</summary>
    private static DateOnly LeapDayBy(DateOnly day)
    {
        var year = day >= new DateOnly(day.Year, 3, 1) ? day.Year : day.Year - 1;
        while (!DateTime.IsLeapYear(year)) year--;
        return new DateOnly(year, 2, 29);
    }

    private string? Another(AttributeRule asked)
    {
        var taken = asked.Comparison.Values.Select(value => value.ToText()).ToHashSet(StringComparer.Ordinal);
        return content.ChoicesOf(asked.Attribute) is { IsDefaultOrEmpty: false } choices
            ? choices.Select(choice => choice.Value).FirstOrDefault(value => !taken.Contains(value))
            : $"{asked.Comparison.Values[0].ToText()}-";
    }

    private string? Sample(AttributeType type, string attribute) => type switch
    {
        AttributeType.Date or AttributeType.Instant => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        AttributeType.Number => "1",
        AttributeType.Flag => "true",
        _ => content.ChoicesOf(attribute) is { IsDefaultOrEmpty: false } choices ? choices[0].Value : "x",
    };

    private static IEnumerable<(Edge Edge, decimal Amount)> Around(decimal number)
    {
        var step = number == decimal.Truncate(number) ? 1m : 0.01m;
        return [(Edge.Under, number - step), (Edge.Equal, number), (Edge.Over, number + step)];
    }

    private static bool IsDate(Operator op, AttributeType type) => op is Operator.Before or Operator.After or Operator.OnOrBefore or Operator.OnOrAfter || type is AttributeType.Date;

    private static bool IsNumber(Operator op, AttributeType type) => op is Operator.Greater or Operator.AtLeast or Operator.Less or Operator.AtMost || type is AttributeType.Number;

    private static ImmutableSortedDictionary<string, JsonElement> Properties(IEnumerable<KeyValuePair<string, string>> typed) =>
        typed.Where(property => property.Value.Length > 0).ToImmutableSortedDictionary(property => property.Key, property => EventOffer.Value(property.Value));

    private readonly record struct Side(Edge Edge, string Value, ScenarioMember Member);
}
