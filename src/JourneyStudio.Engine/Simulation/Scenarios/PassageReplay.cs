using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Engine.Simulation.Scenarios;

/// <summary>A passage as it was lived: what is left of it in a store.</summary>
public sealed record LivedPassage
{
    /// <summary>Logical id of the journey.</summary>
    public required string Journey { get; init; }

    /// <summary>Entry key of the enrollment.</summary>
    public required string EntryKey { get; init; }

    /// <summary>Name of its state.</summary>
    public required string State { get; init; }

    /// <summary>Its steps, in order.</summary>
    public required ImmutableArray<TraceStep> Steps { get; init; }

    /// <summary>The member as they are today.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>What happened to the member from the event that let them in on, in order of time.</summary>
    public required ImmutableArray<MemberEvent> Events { get; init; }

    /// <summary>Sessions that it had to do with, as they were when it began.</summary>
    public ImmutableArray<SessionRecord> Sessions { get; init; } = [];

    /// <summary>How they changed on the way.</summary>
    public ImmutableArray<SessionMove> Moves { get; init; } = [];

    /// <summary>Until when it was followed.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>
/// Makes a scenario of a passage that was lived, so that it can be gone through again. What the member was then is not kept: it is taken from what the trace says that decisions found,
/// and from what they are today where nothing asked.
/// </summary>
public static class PassageReplay
{
    private static readonly string[] OfTags = ["tag.added", "tag.removed"];

    /// <summary>The scenario. It expects the path and the end of the passage. Its member has the public id of the one who lived it: draws depend on it.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="content">What says of which kind an attribute is.</param>
    public static Scenario Script(LivedPassage passage, string name, ContentCatalog content)
    {
        var start = passage.Steps[0].ArrivedAt;
        var member = ScenarioMembers.Script(Then(passage, start), passage.Member.PublicId);
        return new Scenario
        {
            Name = name,
            Start = start.AddSeconds(-1),
            Until = passage.Until,
            Sessions = passage.Sessions,
            Moves = passage.Moves,
            Members = [Found(member, passage.Steps, content)],
            When = [.. Acts(passage, start)],
            Then = [new Expectation { Member = passage.Member.PublicId, Journey = passage.Journey, Entry = passage.EntryKey, Path = ScenarioPath.Of(passage.Steps), State = passage.State }],
        };
    }

    /// <summary>The member without what has come to them since.</summary>
    private static MemberSnapshot Then(LivedPassage passage, DateTimeOffset start) => passage.Member with
    {
        Tags = passage.Member.Tags.Where(tag => !passage.Steps.Any(step => step.Effects.Contains($"+{tag}"))).ToHashSet(),
        Coupons = [.. passage.Member.Coupons.Where(coupon => coupon.IssuedAt < start)],
        Events = [.. passage.Member.Events.Where(happened => happened.At < start)],
        Sent = [.. passage.Member.Sent.Where(sent => sent.At < start)],
        Messages = [.. passage.Member.Messages.Where(message => message.At < start)],
        Tasks = new Dictionary<string, string>(),
    };

    /// <summary>The member as the first decision about each thing found them. What the passage itself had changed before says nothing.</summary>
    private static ScenarioMember Found(ScenarioMember member, ImmutableArray<TraceStep> steps, ContentCatalog content)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            foreach (var value in step.Values)
                if (asked.Add(value.Name)) member = Found(member, value, content);
            asked.UnionWith(step.Effects.Select(Changed));
        }

        return member;
    }

    private static ScenarioMember Found(ScenarioMember member, DecidingValue value, ContentCatalog content) => value.Name.Split(' ', 2) switch
    {
        ["tag", var tag] => member with { Tags = value.Value == "yes" ? [.. member.Tags.Remove(tag), tag] : member.Tags.Remove(tag) },
        ["segment", var segment] => member with { Segments = value.Value == "yes" ? [.. member.Segments.Remove(segment), segment] : member.Segments.Remove(segment) },
        ["attribute", var key] when JourneyValues.NameIn(key) is null => member with { Attributes = value.Value.Length == 0 ? member.Attributes.Remove(key) : member.Attributes.SetItem(key, Typed(content.TypeOf(key), value.Value)) },
        [var channel] when ChannelKeys.ToMembers.Contains(channel) => Unreached(member, ChannelKeys.Account(channel), value.Value),
        _ => member,
    };

    private static ScenarioMember Unreached(ScenarioMember member, string account, string reason) => reason switch
    {
        "no-address" => member with { Addresses = member.Addresses.Remove(account) },
        // Marketing is what people agree to later; whether it was that, the trace does not say
        "no-consent" => member with { Marketing = member.Marketing.Remove(account) },
        "suppressed" => member with { Suppressed = member.Suppressed.SetItem(account, "replayed") },
        _ => member,
    };

    private static JsonElement Typed(AttributeType type, string text) => type switch
    {
        AttributeType.Number when decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => JsonSerializer.SerializeToElement(number),
        AttributeType.Flag when bool.TryParse(text, out var flag) => JsonSerializer.SerializeToElement(flag),
        _ => JsonSerializer.SerializeToElement(text),
    };

    /// <summary>The name under which a later decision would look at what an effect changes.</summary>
    private static string Changed(string effect) => effect switch
    {
        ['+' or '-', .. var tag] => $"tag {tag}",
        _ when effect.Split('=', 2) is [var key, _] => $"attribute {key}",
        _ => "",
    };

    /// <summary>What the member and other systems did; what the passage raised itself it raises again.</summary>
    private static IEnumerable<ScenarioAct> Acts(LivedPassage passage, DateTimeOffset start)
    {
        var own = passage.Steps.SelectMany(step => step.Effects).ToHashSet(StringComparer.Ordinal);
        foreach (var (happened, place) in passage.Events.Select((happened, place) => (happened, place)))
        {
            if (place > 0 && happened.Depth > 0 && !(OfTags.Contains(happened.Name) && !own.Contains(Effect(happened)))) continue;
            yield return new ScenarioAct
            {
                At = happened.StoredAt < start ? start : happened.StoredAt,
                Member = passage.Member.PublicId,
                Event = happened.Name,
                Properties = ScenarioMembers.Json(happened.Properties),
            };
        }
    }

    private static string Effect(MemberEvent tagged)
    {
        var key = new TagKey(tagged.Record("tag") ?? "", tagged.Record("scope") ?? "");
        return $"{(tagged.Name == OfTags[0] ? '+' : '-')}{key}";
    }
}
