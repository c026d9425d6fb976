namespace JourneyStudio.Channels.Links;

/// <summary>What a signed link says: who may do what, where, and until when.</summary>
public sealed record LinkClaims
{
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The member's public id, never the internal one.</summary>
    public required string Member { get; init; }

    /// <summary>What the purpose is about: the key of the form; empty where the purpose says it all.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Key of the session that the link belongs to; empty for none.</summary>
    public string Session { get; init; } = "";

    /// <summary>Public id of the coupon instance; empty for none.</summary>
    public string Coupon { get; init; } = "";

    /// <summary>The link is refused from this instant on (whole seconds).</summary>
    public required DateTimeOffset Expires { get; init; }
}
