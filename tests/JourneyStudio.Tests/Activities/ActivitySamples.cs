using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Tests.Activities;

/// <summary>Settings and situations of one kind that together leave by every port. Found by the theory over the catalog: a new kind brings its own.</summary>
public abstract class ActivitySamples
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);

    public abstract string Type { get; }

    public abstract IEnumerable<ActivitySample> Samples { get; }

    protected static ActivitySample Sample(string settings, string? port, MemberSnapshot? member = null, MemberEvent? occurred = null) =>
        new(Activity(settings), Context(member ?? Member()), occurred, port);

    protected static MemberEvent Event(string name, params (string Name, string Value)[] properties) => new()
    {
        Id = 1,
        Name = name,
        At = Now,
        StoredAt = Now,
        Properties = properties.ToDictionary(p => p.Name, p => (AttributeValue)new AttributeValue.Text(p.Value)),
    };

    protected static MemberSnapshot Member(params TagKey[] tags) => new()
    {
        Id = new MemberId(1),
        PublicId = "yun",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Language = Languages.English,
        Tags = tags.ToHashSet(),
        Addresses = new Dictionary<string, string> { [ChannelKeys.Email] = "yun@example.com", [ChannelKeys.WeChatTemplate] = "o-yun" },
        Consents = new HashSet<Consent> { new(ChannelKeys.Email, MessagePurpose.Service), new(ChannelKeys.WeChatTemplate, MessagePurpose.Service) },
    };

    internal static ActivityContext Context(MemberSnapshot member) => new()
    {
        Member = member,
        Records = ImmutableSortedDictionary<string, string>.Empty.Add(RecordKinds.Session, "s1"),
        EnteredAt = Now,
        ArrivedAt = Now,
        Journey = "j1",
        Zone = member.Zone,
        Content = SampleContent.Catalog,
        Now = Now,
    };

    private static Activity Activity(string settings) => new() { Id = "a", Type = "", Settings = PropertyBag.From(JsonElement.Parse(settings)) };
}

/// <summary>One situation.</summary>
/// <param name="Activity">The settings; the type is filled in by the theory.</param>
/// <param name="Context">The member and the enrollment.</param>
/// <param name="Occurred">The event at hand, for triggers and waits.</param>
/// <param name="Port">Port that it leaves by now or after parking; null when it ends the enrollment.</param>
public sealed record ActivitySample(Activity Activity, ActivityContext Context, MemberEvent? Occurred, string? Port);
