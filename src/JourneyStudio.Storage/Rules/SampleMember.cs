using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;

namespace JourneyStudio.Storage.Rules;

/// <summary>A member to show by what settings mean.</summary>
public sealed record SampleMember
{
    /// <summary>Full name, to be masked.</summary>
    public required string Name { get; init; }

    /// <summary>All that is known of them.</summary>
    public required MemberSnapshot Member { get; init; }

    /// <summary>The session that is next, as if they had come for it; null where there is none.</summary>
    public SessionRecord? Session { get; init; }

    /// <summary>Their latest record of each kind, as if an enrollment carried them.</summary>
    public required ImmutableSortedDictionary<string, string> Records { get; init; }
}
