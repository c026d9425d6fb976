using System.Collections.Immutable;
using JourneyStudio.Engine.Clocks;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Simulation.Scenarios;

namespace JourneyStudio.Engine.Simulation.Forecasting;

/// <summary>Members who are made up, and do what a journey listens to. The same settings make the same members.</summary>
/// <param name="Members">How many.</param>
/// <param name="Answering">How likely each later event that the journey listens to follows, 0 to 1. Default 0.3.</param>
/// <param name="Agreeing">How likely somebody has agreed to marketing on a channel, 0 to 1. Default 0.7.</param>
/// <param name="Seed">Of chance.</param>
public sealed record SyntheticLoad(int Members, double Answering = 0.3, double Agreeing = 0.7, int Seed = 1)
{
    /// <summary>Longest time from an entry to an event that follows it.</summary>
    private static readonly TimeSpan Slowest = TimeSpan.FromDays(7);

    /// <summary>Follows the members through a journey: each has one of the triggers' events at some moment of the span, and is reached on every channel.</summary>
    /// <param name="plan">The journey.</param>
    /// <param name="content">What it refers to.</param>
    /// <param name="span">The days.</param>
    /// <param name="done">Told how many members are done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ForecastTally> RunAsync(Plan plan, ContentCatalog content, ForecastSpan span, Action<long>? done, CancellationToken cancellationToken)
    {
        var session = TrialSession.Of(content.Content.Zone, span.End);
        var sessions = new Dictionary<string, SessionRecord> { [session.Key] = session };
        return Forecast.RunAsync(new PlanSet([plan], [plan.Identity.Version], content), sessions, Batches(plan, content, session.Key, span).ToAsyncEnumerable(), span, done, cancellationToken);
    }

    private IEnumerable<IReadOnlyList<ForecastMember>> Batches(Plan plan, ContentCatalog content, string session, ForecastSpan span)
    {
        var triggers = plan.Triggers.Select(trigger => trigger.Definition.Id).ToHashSet();
        var nobody = ScenarioMembers.Snapshot(new ScenarioMember { Id = "m" }, new MemberId(1), content.Content.Zone);
        // What the calendar raises comes by itself
        var offers = EventOffer.All(plan, content, nobody, session, span.From).Where(offer => offer.Event is not (ClockEvents.Schedule or ClockEvents.Date)).ToList();
        var first = offers.FindAll(offer => triggers.Contains(offer.Activity));
        var later = offers.FindAll(offer => !triggers.Contains(offer.Activity));
        return Enumerable.Range(0, Members).Chunk(Forecast.Together)
            .Select(numbers => (IReadOnlyList<ForecastMember>)[.. numbers.Select((number, place) => Make(number, new MemberId(place + 1), first, later, content, span))]);
    }

    private ForecastMember Make(int number, MemberId id, List<EventOffer> first, List<EventOffer> later, ContentCatalog content, ForecastSpan span)
    {
        // Neighbours are strewn: seeds beside each other begin alike
        var chance = new Random(unchecked((int)((uint)((Seed * 1_000_003) + number) * 2_654_435_761)));
        var accounts = ChannelKeys.Accounts;
        var member = new ScenarioMember
        {
            Id = $"m{number}",
            Addresses = accounts.ToImmutableSortedDictionary(channel => channel, _ => "forecast"),
            Marketing = [.. accounts.Where(_ => chance.NextDouble() < Agreeing)],
        };
        var snapshot = ScenarioMembers.Snapshot(member, id, content.Content.Zone);
        var acts = new List<MemberAct>();
        if (first.Count > 0)
        {
            var at = span.From + (chance.NextDouble() * (span.End - span.From));
            acts.Add(Act(first[chance.Next(first.Count)], member.Id, at, snapshot));
            foreach (var offer in later.Where(_ => chance.NextDouble() < Answering)) acts.Add(Act(offer, member.Id, at + (chance.NextDouble() * Slowest), snapshot));
        }

        return new ForecastMember(snapshot, [.. acts.Where(act => act.At < span.End).OrderBy(act => act.At)]);
    }

    private static MemberAct Act(EventOffer offer, string member, DateTimeOffset at, MemberSnapshot snapshot) => ScenarioMembers.Act(
        new ScenarioAct { At = at, Member = member, Event = offer.Event, Properties = offer.Properties.ToImmutableSortedDictionary(property => property.Key, property => EventOffer.Value(property.Value)) },
        snapshot);
}
