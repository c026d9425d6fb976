namespace JourneyStudio.Engine.Members;

/// <summary>What is known of a member at one moment. It holds only what <see cref="SnapshotNeeds"/> asked for: an attribute that nobody needs is absent here.</summary>
public sealed record MemberSnapshot
{
    /// <summary>Internal number.</summary>
    public required MemberId Id { get; init; }

    /// <summary>Unguessable id that links and shares are built on.</summary>
    public required string PublicId { get; init; }

    /// <summary>IANA zone in which the member's days begin and end.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Language for messages: <c>en</c> or <c>zh-CN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>True once the member is blocked or erased: no journey lets them in.</summary>
    public bool Closed { get; init; }

    /// <summary>The member who this one turned out to be: whatever is stored for this one is theirs. Null for everybody who stands for themselves.</summary>
    public MemberId? MergedInto { get; init; }

    /// <summary>True for the row through which a staff person acts: no member, in no audience, in no figure of members, and let in only where a trigger takes staff.</summary>
    public bool IsStaff { get; init; }

    /// <summary>Attributes by key, built-in ones (see <see cref="BuiltInAttributes"/>) among them.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Attributes { get; init; } = NoAttributes;

    /// <summary>Tags with their scopes.</summary>
    public IReadOnlySet<TagKey> Tags { get; init; } = NoTags;

    /// <summary>Keys of the segments that the member belonged to at their last refresh.</summary>
    public IReadOnlySet<string> Segments { get; init; } = NoSegments;

    /// <summary>Past events with the needed names, oldest first: those that have been routed, and the one at hand.</summary>
    public IReadOnlyList<MemberEvent> Events { get; init; } = [];

    /// <summary>Orders, oldest first.</summary>
    public IReadOnlyList<OrderFact> Orders { get; init; } = [];

    /// <summary>Coupon instances, oldest first.</summary>
    public IReadOnlyList<CouponFact> Coupons { get; init; } = [];

    /// <summary>Subscriptions, oldest first.</summary>
    public IReadOnlyList<SubscriptionFact> Subscriptions { get; init; } = [];

    /// <summary>Children, oldest first.</summary>
    public IReadOnlyList<ChildFact> Children { get; init; } = [];

    /// <summary>Open tasks of guides for the member: by purpose, the key of the effect that asked for it.</summary>
    public IReadOnlyDictionary<string, string> Tasks { get; init; } = NoTasks;

    /// <summary>Address by channel: an email address, an OpenID.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = NoAddresses;

    /// <summary>Consents in force.</summary>
    public IReadOnlySet<Consent> Consents { get; init; } = NoConsents;

    /// <summary>Channels whose address is on the suppression list, each with the reason. The list wins over consent.</summary>
    public IReadOnlyDictionary<string, string> Suppressed { get; init; } = NoAddresses;

    /// <summary>Messages recorded for the member, oldest first, as far back as caps and allowances look.</summary>
    public IReadOnlyList<MessageFact> Messages { get; init; } = [];

    /// <summary>Messages that left, oldest first, as far back as rules look.</summary>
    public IReadOnlyList<SentMessage> Sent { get; init; } = [];

    /// <summary>When the member last acted themselves (see <see cref="OwnActs"/>); null when that was not lately.</summary>
    public DateTimeOffset? LastAct { get; init; }

    /// <summary>Where a channel reaches the member; null when it does not. Texts of an official account go to the address of its template messages, and
    /// in-app messages to the member themselves.</summary>
    public string? AddressOn(string channel) =>
        Addresses.GetValueOrDefault(channel) ?? Addresses.GetValueOrDefault(ChannelKeys.Account(channel)) ?? (channel == ChannelKeys.InApp && PublicId.Length > 0 ? PublicId : null);

    /// <summary>Whether the member agreed to messages of this purpose on the channel. Service messages inside the brand's own app need no leave: being a member gives it.</summary>
    public bool Permits(string channel, MessagePurpose purpose) =>
        Consents.Contains(new Consent(channel, purpose)) || Consents.Contains(new Consent(ChannelKeys.Account(channel), purpose))
        || (channel == ChannelKeys.InApp && purpose == MessagePurpose.Service);

    /// <summary>Why the channel's address is on the suppression list; null when it is not.</summary>
    public string? SuppressedOn(string channel) => Suppressed.GetValueOrDefault(channel) ?? Suppressed.GetValueOrDefault(ChannelKeys.Account(channel));

    private static readonly Dictionary<string, AttributeValue> NoAttributes = [];
    private static readonly HashSet<TagKey> NoTags = [];
    private static readonly HashSet<string> NoSegments = [];
    private static readonly Dictionary<string, string> NoAddresses = [];
    private static readonly Dictionary<string, string> NoTasks = [];
    private static readonly HashSet<Consent> NoConsents = [];
}
