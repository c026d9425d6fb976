using System.Collections.Immutable;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Engine.Members.Scoring;

namespace JourneyStudio.Engine.Content;

/// <summary>Everything that definitions refer to by key.</summary>
public sealed record WorkspaceContent
{
    /// <summary>IANA zone for people and places that have none.</summary>
    public string Zone { get; init; } = "Asia/Shanghai";

    /// <summary>Mixed into every draw, so that no two workspaces split their members alike. It never changes: members would change their branches.</summary>
    public string Salt { get; init; } = "";

    /// <summary>Attributes that have a name for people.</summary>
    public ImmutableArray<AttributeDefinition> Attributes { get; init; } = [];

    /// <summary>Tags.</summary>
    public ImmutableArray<TagDefinition> Tags { get; init; } = [];

    /// <summary>Message templates.</summary>
    public ImmutableArray<MessageTemplate> Templates { get; init; } = [];

    /// <summary>Forms.</summary>
    public ImmutableArray<FormDefinition> Forms { get; init; } = [];

    /// <summary>Coupons.</summary>
    public ImmutableArray<CouponDefinition> Coupons { get; init; } = [];

    /// <summary>Segments.</summary>
    public ImmutableArray<SegmentDefinition> Segments { get; init; } = [];

    /// <summary>Where the models of members' value draw their lines; null: <see cref="ModelSettings.Default"/>.</summary>
    public ModelSettings? Models { get; init; }

    /// <summary>How often and when members may be spoken to.</summary>
    public ContactPolicy Contact { get; init; } = ContactPolicy.Open;

    /// <summary>The emergency stop.</summary>
    public SendingStop Stop { get; init; } = SendingStop.None;
}
