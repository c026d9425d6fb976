using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Execution;
using JourneyStudio.Engine.Members;
using JourneyStudio.Engine.Rules;

namespace JourneyStudio.Engine.Delivery;

/// <summary>A recorded message that a dispatcher has claimed, with all that rendering and the last check need.</summary>
public sealed record PendingMessage
{
    /// <summary>Row of the message.</summary>
    public required long Id { get; init; }

    /// <summary>Key of the effect that asked for it.</summary>
    public required string Key { get; init; }

    /// <summary>Channel chosen when it was recorded.</summary>
    public required string Channel { get; init; }

    /// <summary>Address chosen when it was recorded.</summary>
    public required string Address { get; init; }

    /// <summary>Key of the template.</summary>
    public required string Template { get; init; }

    /// <summary>Version that asked for it.</summary>
    public VersionId Version { get; init; }

    /// <summary>Length of the chain of effects that led to it.</summary>
    public int Depth { get; init; }

    /// <summary>What is to be sent as it stands, for channels that know no template.</summary>
    public string? Body { get; init; }

    /// <summary>Class when it was recorded.</summary>
    public required MessageClass Class { get; init; }

    /// <summary>Entry key of the enrollment; empty for none.</summary>
    public required string EntryKey { get; init; }

    /// <summary>Records of the enrollment.</summary>
    public required ImmutableSortedDictionary<string, string> Records { get; init; }

    /// <summary>What the enrollment remembered when it was recorded.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Values { get; init; } = JourneyValues.None;

    /// <summary>Rule that must still hold; null: none.</summary>
    public Rule? StillIf { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Too late from here on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Attempts made before this claim.</summary>
    public required int Attempts { get; init; }

    /// <summary>True when an earlier attempt began and nobody knows how it ended: its lease ran out or its process died.</summary>
    public required bool OutcomeUnknown { get; init; }

    /// <summary>True when another enrollment has claimed the same address, template and entry key (SEMANTICS: at most one of them is sent).</summary>
    public required bool ClaimedByOther { get; init; }

    /// <summary>The member as they are now, with all attributes, addresses, consents and coupon instances.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>The session among the records.</summary>
    public SessionRecord? Session { get; init; }
}
