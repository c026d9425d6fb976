using System.Collections.Immutable;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Contact;

/// <summary>One message to one member who permits everything: each test takes one permission away.</summary>
internal sealed record SendCase
{
    public static readonly JourneyId Journey = new(1);

    public DateTimeOffset Now { get; init; } = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);

    public string Zone { get; init; } = "Asia/Shanghai";

    public MessageClass Class { get; init; } = MessageClass.Marketing;

    public string Channel { get; init; } = ChannelKeys.Email;

    public SendSettings Settings { get; init; } = new() { Template = "offer" };

    public ContactPolicy Policy { get; init; } = ContactPolicy.Open;

    public SendingStop Stop { get; init; } = SendingStop.None;

    public ImmutableArray<FrequencyCap> JourneyCaps { get; init; } = [];

    public ImmutableArray<QuietHours> JourneyQuiet { get; init; } = [];

    public HashSet<Consent> Consents { get; init; } =
        [.. ChannelKeys.ToMembers.SelectMany(channel => new Consent[] { new(channel, MessagePurpose.Service), new(channel, MessagePurpose.Marketing) })];

    public Dictionary<string, string> Addresses { get; init; } = ChannelKeys.ToMembers.ToDictionary(channel => channel, channel => $"{channel}-yun");

    public Dictionary<string, string> Suppressed { get; init; } = [];

    public MessageFact[] Recorded { get; init; } = [];

    public MemberEvent[] Events { get; init; } = [];

    public DateTimeOffset? LastAct { get; init; }

    public static FrequencyCap Cap(int limit, string per, string? channel = null) => new() { Channel = channel, Limit = limit, Per = per };

    public static QuietHours Quiet(string from, string to, string? channel = null) => new() { Channel = channel, From = from, To = to };

    public MessageFact Marketing(TimeSpan ago, string? channel = null) => new(channel ?? Channel, MessageClass.Marketing, Journey, Now - ago);

    public Outcome Decide()
    {
        var content = new WorkspaceContent
        {
            Contact = Policy,
            Stop = Stop,
            Templates = [new("offer", new("Offer", "优惠"), Class, [.. ChannelKeys.ToMembers.Select(channel => new MessageVariant(channel, Languages.English, Text: "Hello"))])],
        };
        return Sending.Decide(Settings, Channel, new ActivityContext
        {
            Member = new MemberSnapshot
            {
                Id = new MemberId(1),
                PublicId = "yun",
                Zone = TimeZoneInfo.FindSystemTimeZoneById(Zone),
                Language = Languages.English,
                Addresses = Addresses,
                Consents = Consents,
                Suppressed = Suppressed,
                Messages = Recorded,
                Events = Events,
                LastAct = LastAct,
            },
            Records = ImmutableSortedDictionary<string, string>.Empty,
            EnteredAt = Now,
            ArrivedAt = Now,
            Journey = "j1",
            Zone = TimeZoneInfo.FindSystemTimeZoneById(Zone),
            Content = new ContentCatalog(content),
            Contact = ContactRules.Of(content, Journey, JourneyCaps, JourneyQuiet),
            Now = Now,
        });
    }

    /// <summary>The channel taken, or the port and the first channel's reason: <c>email</c>, <c>Skipped: quiet</c>, <c>exit: capped</c>, <c>wait 08:00: quiet</c> by the member's clock.</summary>
    public string Say()
    {
        var outcome = Decide();
        var reason = outcome.Values.Select(value => value.Value).FirstOrDefault();
        return outcome switch
        {
            { Effects: [Effect.SendMessage send] } => send.Channel,
            Outcome.WaitUntil wait => $"wait {TimeZoneInfo.ConvertTime(wait.Due, TimeZoneInfo.FindSystemTimeZoneById(Zone)):MM-dd HH:mm}: {reason}",
            Outcome.Complete complete => $"exit: {complete.Reason}",
            Outcome.Continue go => $"{go.Port}: {reason}",
            _ => outcome.GetType().Name,
        };
    }
}
